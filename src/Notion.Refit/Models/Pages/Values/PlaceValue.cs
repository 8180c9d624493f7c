namespace Notion.Refit.Models;

public sealed partial record PlaceValue
{
    /// <summary>No place: clears the property.</summary>
    public static PlaceValue Empty { get; } = new((Place?)null);
}
