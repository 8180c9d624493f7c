namespace Notion.Refit.Content.Building;

/// <summary>Decides which addresses may be in a link: those that Notion takes, none that runs a script.</summary>
internal static class AddressRules
{
    private static readonly string[] s_linkSchemes = ["http", "https", "mailto", "tel"];

    /// <summary>Returns the scheme of an address in lower case, as a browser reads it: blanks and controls do not count. Null for a relative address.</summary>
    public static string? Scheme(string url)
    {
        Span<char> scheme = stackalloc char[16];
        int length = 0;
        foreach (char c in url)
        {
            if (c <= ' ' || char.IsControl(c) || char.IsWhiteSpace(c))
                continue;
            if (c == ':')
                return length == 0 ? null : new string(scheme[..length]);
            bool isScheme = char.IsAsciiLetter(c) || (length > 0 && (char.IsAsciiDigit(c) || c is '+' or '-' or '.'));
            if (!isScheme)
                return null;
            if (length == scheme.Length)
                return null;
            scheme[length++] = char.ToLowerInvariant(c);
        }

        return null;
    }

    /// <summary>Whether a link may have an address: absolute, of a harmless scheme, not longer than Notion takes.</summary>
    public static bool IsLink(string url) => url.Length <= ContentLimits.UrlLength && Scheme(url) is { } scheme && Array.IndexOf(s_linkSchemes, scheme) >= 0 && IsWhole(url, scheme);

    /// <summary>Whether an address is one on the web.</summary>
    public static bool IsWeb(string url) => url.Length <= ContentLimits.UrlLength && Scheme(url) is "http" or "https" && IsWhole(url, Scheme(url)!);

    /// <summary>Whether an address could be resolved against a place: it has no scheme.</summary>
    public static bool IsRelative(string url) => Scheme(url) is null;

    /// <summary>Returns an address without the blanks and controls around it and in its scheme.</summary>
    public static string Clean(string url)
    {
        string trimmed = url.Trim();
        return trimmed.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? trimmed : trimmed.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
    }

    private static bool IsWhole(string url, string scheme) => scheme is not ("http" or "https")
        ? url.Length > scheme.Length + 1
        : Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Host.Length > 0;
}
