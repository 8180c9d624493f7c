namespace Notion.Refit.Rows.Tests;

internal enum InventoryKind
{
    Tool,
    OfficeFurniture,
}
