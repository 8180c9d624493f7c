namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>Reads conditions on formulas.</summary>
/// <param name="Kind">The kind of condition that fits: <c>string</c>, <c>number</c>, <c>checkbox</c> or <c>date</c>; null when the type of the values is not known.</param>
internal sealed record FormulaFilter(string? Kind);
