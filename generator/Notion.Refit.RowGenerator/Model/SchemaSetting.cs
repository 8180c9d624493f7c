namespace Notion.Refit.RowGenerator.Model;

/// <summary>A setting of <c>[ColumnSchema]</c>.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Literal">The value in C#.</param>
internal sealed record SchemaSetting(string Name, string Literal);
