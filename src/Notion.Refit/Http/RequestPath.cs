using System.Buffers;

namespace Notion.Refit.Http;

/// <summary>The path of a request, and its comparison with the template of its operation.</summary>
internal static class RequestPath
{
    private static readonly SearchValues<char> s_suspicious = SearchValues.Create(".%");

    /// <summary>Gets the path of a request without its query.</summary>
    public static string? Of(HttpRequestMessage? request)
    {
        if (request?.RequestUri is not { } uri)
            return null;
        if (uri.IsAbsoluteUri)
            return uri.AbsolutePath;
        string text = uri.OriginalString;
        int query = text.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? text : text[..query];
    }

    /// <summary>Throws if a value has led the path away from its template.</summary>
    /// <remarks>An address has lost its dot segments when it is built, so this shows as segments that are missing.</remarks>
    /// <param name="address">The absolute address.</param>
    /// <param name="template">The template.</param>
    /// <exception cref="ArgumentException">A path value is empty or has dot segments, encoded ones included.</exception>
    public static void ThrowIfElsewhere(Uri address, ReadOnlySpan<char> template)
    {
        ReadOnlySpan<char> path = address.PathAndQuery;
        if (path.IndexOf('?') is >= 0 and int query)
            path = path[..query];

        // From the end: the path of a gateway precedes the template.
        while (!template.IsEmpty)
        {
            ReadOnlySpan<char> expected = Cut(ref template);
            ReadOnlySpan<char> actual = Cut(ref path);
            if (!expected.StartsWith('{'))
            {
                if (!actual.SequenceEqual(expected))
                    throw new ArgumentException("A path value must not be empty, '.' or '..'.", nameof(address));
                continue;
            }

            if (actual.IsEmpty)
                throw new ArgumentException("A path value must not be empty, '.' or '..'.", ParameterName.Of(expected[1..^1]));

            // The zero is the start of the default of an id type.
            if (actual[0] == '0' || actual.ContainsAny(s_suspicious))
                PathValue.ThrowIfUnsafe(Uri.UnescapeDataString(actual), ParameterName.Of(expected[1..^1]));
            RequestQuery.ThrowIfReplaced(actual, expected[1..^1]);
        }
    }

    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> path)
    {
        int slash = path.LastIndexOf('/');
        ReadOnlySpan<char> segment = path[(slash + 1)..];
        path = slash < 0 ? default : path[..slash];
        return segment;
    }
}
