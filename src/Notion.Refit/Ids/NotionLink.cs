namespace Notion.Refit;

/// <summary>Takes the ids out of links to Notion.</summary>
/// <remarks>
/// Any host is fine: <c>notion.so</c>, <c>app.notion.com</c>, <c>acme.notion.site</c> and the own domain of a published site name things in
/// the same way.
/// </remarks>
internal static class NotionLink
{
    private const int PlainLength = 32;
    private const int DashedLength = 36;

    /// <summary>Reads a plain id: 32 hex digits, with or without dashes.</summary>
    public static bool TryParseId(ReadOnlySpan<char> text, out Guid id)
    {
        // By length, since the parser would also take braces, parentheses and blanks.
        switch (text.Length)
        {
            case PlainLength:
                return Guid.TryParseExact(text, "N", out id);
            case DashedLength:
                return Guid.TryParseExact(text, "D", out id);
            default:
                id = default;
                return false;
        }
    }

    /// <summary>Reads an id out of a link.</summary>
    public static bool TryParse(ReadOnlySpan<char> link, NotionLinkPart part, out Guid id)
    {
        id = default;
        ReadOnlySpan<char> fragment = CutOff(ref link, '#');
        ReadOnlySpan<char> query = CutOff(ref link, '?');

        return part switch
        {
            NotionLinkPart.None => false,
            NotionLinkPart.Block => TryFragment(fragment, out id) || TryQuery(query, "p", out id) || TryPath(link, out id),
            NotionLinkPart.Page => TryQuery(query, "p", out id) || TryPath(link, out id),
            NotionLinkPart.View => TryQuery(query, "v", out id),
            NotionLinkPart.Discussion => TryQuery(query, "d", out id),
            _ => TryPath(link, out id),
        };
    }

    private static ReadOnlySpan<char> CutOff(ref ReadOnlySpan<char> link, char mark)
    {
        int at = link.IndexOf(mark);
        if (at < 0)
            return default;
        ReadOnlySpan<char> rest = link[(at + 1)..];
        link = link[..at];
        return rest;
    }

    // The last segment that ends in an id: what comes before is the workspace, what comes after is decoration.
    private static bool TryPath(ReadOnlySpan<char> path, out Guid id)
    {
        while (!path.IsEmpty)
        {
            int slash = path.LastIndexOf('/');
            if (TrySegment(path[(slash + 1)..], out id))
                return true;
            path = slash < 0 ? default : path[..slash];
        }

        id = default;
        return false;
    }

    private static bool TrySegment(ReadOnlySpan<char> segment, out Guid id)
    {
        if (TryParseId(segment, out id))
            return true;

        // The title of the page precedes the id.
        return (EndsWithId(segment, DashedLength) && TryParseId(segment[^DashedLength..], out id))
            || (EndsWithId(segment, PlainLength) && TryParseId(segment[^PlainLength..], out id));
    }

    private static bool EndsWithId(ReadOnlySpan<char> segment, int length) => segment.Length > length && segment[^(length + 1)] == '-';

    private static bool TryFragment(ReadOnlySpan<char> fragment, out Guid id) =>
        TryParseId(fragment.StartsWith("block-", StringComparison.Ordinal) ? fragment["block-".Length..] : fragment, out id);

    private static bool TryQuery(ReadOnlySpan<char> query, string name, out Guid id)
    {
        foreach (Range range in query.Split('&'))
        {
            ReadOnlySpan<char> parameter = query[range];
            if (parameter.StartsWith(name, StringComparison.Ordinal)
                && parameter.Length > name.Length
                && parameter[name.Length] == '='
                && TryParseId(parameter[(name.Length + 1)..], out id))
                return true;
        }

        id = default;
        return false;
    }
}
