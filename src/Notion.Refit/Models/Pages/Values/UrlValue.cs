namespace Notion.Refit.Models;

public sealed partial record UrlValue
{
    /// <summary>No address: clears the property.</summary>
    public static UrlValue Empty { get; } = new((string?)null);
}
