namespace Notion.Refit.RowGenerator.Parsing;

/// <summary>The names of the runtime types.</summary>
internal static class RowNames
{
    public const string RowAttribute = "Notion.Refit.Rows.NotionRowAttribute";
    public const string TitleAttribute = "Notion.Refit.Rows.TitleAttribute";
    public const string ColumnAttribute = "Notion.Refit.Rows.NotionColumnAttribute";
    public const string ReadOnlyAttribute = "Notion.Refit.Rows.ReadOnlyColumnAttribute";
    public const string IgnoreAttribute = "Notion.Refit.Rows.IgnoreColumnAttribute";
    public const string SchemaAttribute = "Notion.Refit.Rows.ColumnSchemaAttribute";
    public const string OptionAttribute = "Notion.Refit.Rows.OptionAttribute";
    public const string Filter = "Notion.Refit.Rows.RowFilter";

    public const string Rows = "global::Notion.Refit.Rows";
    public const string Columns = "global::Notion.Refit.Rows.Columns";
    public const string Mapping = "global::Notion.Refit.Rows.Mapping";
}
