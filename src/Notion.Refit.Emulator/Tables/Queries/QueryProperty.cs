namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>A property that a filter or sort may name.</summary>
/// <param name="Column">Its number in the query, which rows know it by.</param>
/// <param name="Type">The type, as it travels.</param>
/// <param name="Formula">What filters can ask of a formula; null for anything, and for other properties.</param>
internal sealed record QueryProperty(int Column, string Type, FormulaFilter? Formula = null);
