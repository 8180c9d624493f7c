namespace Notion.Refit.RowGenerator.Model;

/// <summary>A setting of <c>[ColumnSchema]</c>.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Value">The value.</param>
internal sealed record SchemaSetting(string Name, string Value);
