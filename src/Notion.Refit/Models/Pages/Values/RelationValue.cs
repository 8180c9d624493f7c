namespace Notion.Refit.Models;

public sealed partial record RelationValue
{
    /// <summary>No pages: clears the property.</summary>
    public static RelationValue Empty { get; } = new([]);
}
