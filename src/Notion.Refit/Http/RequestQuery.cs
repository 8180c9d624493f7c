using System.Text;

namespace Notion.Refit.Http;

/// <summary>The query of a request that a generated client has made.</summary>
internal static class RequestQuery
{
    private const string Replacement = "%EF%BF%BD";

    // Refit formats Booleans as .NET does, unless a formatter of our own boxes and formats every value of every call. Texts are left alone: they may
    // really be "True". A test compares this list with the parameters of the interfaces.
    private static readonly string[] s_flags = ["include_transcript", "verbose"];

    /// <summary>The names of the Boolean parameters.</summary>
    public static ReadOnlySpan<string> Flags => s_flags;

    /// <summary>Checks the values of a query, and writes Booleans as Notion reads them.</summary>
    /// <param name="address">The absolute address.</param>
    /// <returns>The address to send to.</returns>
    /// <exception cref="ArgumentException">A value is empty, the default of an id type, or holds half a surrogate pair.</exception>
    public static Uri Checked(Uri address)
    {
        ReadOnlySpan<char> query = address.PathAndQuery;
        int start = query.IndexOf('?');
        if (start < 0)
            return address;
        query = query[(start + 1)..];
        bool hasFlag = false;
        foreach (Range range in query.Split('&'))
        {
            ReadOnlySpan<char> pair = query[range];
            int equals = pair.IndexOf('=');
            ReadOnlySpan<char> name = pair[..Math.Max(equals, 0)], value = pair[(equals + 1)..];
            ThrowIfUnusable(name, value);
            hasFlag |= value is "True" or "False" && IsFlag(name);
        }

        return hasFlag ? WithFlags(address) : address;
    }

    /// <summary>Throws if an escaped value holds U+FFFD, by which half a surrogate pair is replaced when it is escaped.</summary>
    /// <param name="value">The escaped value.</param>
    /// <param name="name">Its name in the path template or in the query.</param>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void ThrowIfReplaced(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        if (value.Contains(Replacement, StringComparison.Ordinal))
            throw new ArgumentException("The text holds half a surrogate pair, such as half an emoji, or U+FFFD, which replaces one. Cut text between whole characters.", ParameterName.Of(name));
    }

    private static void ThrowIfUnusable(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
            throw new ArgumentException("A query value must not be empty. Leave the parameter out instead.", ParameterName.Of(name));
        if (value[0] == '0' && value.SequenceEqual(PathValue.DefaultId))
            throw new ArgumentException("A query value is the default of an id type, which is not the id of anything.", ParameterName.Of(name));
        ThrowIfReplaced(value, name);
    }

    private static bool IsFlag(ReadOnlySpan<char> name)
    {
        foreach (string flag in s_flags)
        {
            if (name.SequenceEqual(flag))
                return true;
        }

        return false;
    }

    private static Uri WithFlags(Uri address)
    {
        // A value cannot contain '&' or '=' unescaped, so that a whole pair is found.
        var text = new StringBuilder(address.AbsoluteUri);
        foreach (string flag in s_flags)
        {
            foreach (char before in "?&")
                text.Replace($"{before}{flag}=True", $"{before}{flag}=true").Replace($"{before}{flag}=False", $"{before}{flag}=false");
        }

        return new Uri(text.ToString());
    }
}
