using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A property of a data source.</summary>
/// <param name="Id">The decoded id.</param>
/// <param name="Name">The name.</param>
/// <param name="Description">The description; null for none.</param>
/// <param name="Schema">What it is, with all members filled in. It refers to other properties by their decoded id only.</param>
internal sealed record StoredProperty(string Id, string Name, string? Description, PropertySchema Schema)
{
    /// <summary>Whether it is a formula that was written through the API: filters do not know the type of its values, as only the app notes it.</summary>
    public bool IsFormulaOfApi { get; init; }
}
