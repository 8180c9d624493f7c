namespace Notion.Refit.Rows.Tests;

internal enum ProgressState
{
    NotStarted,
    InProgress,
    Done,
}
