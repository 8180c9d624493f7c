namespace Notion.Refit.Models;

public sealed partial record EmailValue
{
    /// <summary>No address: clears the property.</summary>
    public static EmailValue Empty { get; } = new((string?)null);
}
