namespace Notion.Refit.Models;

public sealed partial record DateValue
{
    /// <summary>No date: clears the property.</summary>
    public static DateValue Empty { get; } = new((NotionDate?)null);
}
