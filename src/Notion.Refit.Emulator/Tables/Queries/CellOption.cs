namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>An option that a row has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rank">Its place among the options of the property, which sorting goes by.</param>
/// <param name="Group">The name of its group; null where there are no groups.</param>
internal readonly record struct CellOption(string Name, int Rank, string? Group = null);
