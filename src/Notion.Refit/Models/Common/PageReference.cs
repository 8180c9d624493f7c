namespace Notion.Refit.Models;

public sealed partial record PageReference
{
    /// <summary>Refers to a page.</summary>
    /// <param name="id">The page.</param>
    public static implicit operator PageReference(PageId id) => new(id);
}
