namespace Notion.Refit.Emulator.Queries;

/// <summary>A property that a filter or sort may name.</summary>
/// <param name="Id">The decoded id.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, as it travels.</param>
internal sealed record QueryProperty(string Id, string Name, string Type);
