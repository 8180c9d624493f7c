namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The addresses that stand for things in a document.</summary>
/// <param name="appAddress">What addresses of pages start with.</param>
/// <param name="page">The page that the document is of.</param>
internal sealed class MarkdownAddresses(string appAddress, Guid page)
{
    private const string DataSourceScheme = "collection://";
    private const string UserScheme = "user://";

    public string OfPage(Guid id) => appAddress + id.ToString("N");

    public string OfBlock(Guid id) => $"{appAddress}{page:N}#{id:N}";

    public static string OfUser(Guid id) => UserScheme + id;

    public static string OfDataSource(Guid id) => DataSourceScheme + id;

    /// <summary>The thing that an address leads to.</summary>
    public static bool TryRead(string? address, out Guid id)
    {
        id = default;
        if (address is null)
            return false;

        // Tools that shorten addresses put them into braces.
        string text = address.StartsWith("{{", StringComparison.Ordinal) && address.EndsWith("}}", StringComparison.Ordinal) ? address[2..^2] : address;
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            text = text[(scheme + 3)..];
        if (!BlockId.TryParse(text, out BlockId found))
            return false;
        id = found.Value;
        return true;
    }
}
