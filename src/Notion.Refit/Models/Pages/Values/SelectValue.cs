namespace Notion.Refit.Models;

public sealed partial record SelectValue
{
    /// <summary>No option: clears the property.</summary>
    public static SelectValue Empty { get; } = new((SelectOption?)null);
}
