namespace Notion.Refit.Models;

public sealed partial record PeopleValue
{
    /// <summary>Nobody: clears the property.</summary>
    public static PeopleValue Empty { get; } = new([]);
}
