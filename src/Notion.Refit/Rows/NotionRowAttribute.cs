namespace Notion.Refit.Rows;

/// <summary>Marks a partial record as a row of a Notion data source. The source generator in this package maps its properties to columns.</summary>
/// <remarks>See docs/rows.md for the supported property types, the matching of names and the diagnostics.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NotionRowAttribute : Attribute;
