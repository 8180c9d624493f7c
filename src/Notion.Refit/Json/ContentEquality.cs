using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Equality by content of what the equality of records compares by reference.</summary>
internal static class ContentEquality
{
    /// <summary>Whether two lists have equal items in the same order.</summary>
    public static bool Lists<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? other)
    {
        if (ReferenceEquals(one, other))
            return true;
        if (one is null || other is null || one.Count != other.Count)
            return false;

        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < one.Count; i++)
        {
            if (!comparer.Equals(one[i], other[i]))
                return false;
        }

        return true;
    }

    /// <summary>A hash code of a list: its length and its ends, so that long lists cost no more than short ones.</summary>
    public static int Hash<T>(IReadOnlyList<T>? list) => list switch
    {
        null => 0,
        [] => 1,
        [var only] => HashCode.Combine(1, only),
        _ => HashCode.Combine(list.Count, list[0], list[^1]),
    };

    /// <summary>Whether two values are the same JSON, whatever its blanks and the order of its members.</summary>
    public static bool Json(JsonElement? one, JsonElement? other) => (one, other) switch
    {
        ({ ValueKind: not JsonValueKind.Undefined } left, { ValueKind: not JsonValueKind.Undefined } right) => JsonElement.DeepEquals(left, right),
        _ => (one?.ValueKind ?? JsonValueKind.Undefined) == (other?.ValueKind ?? JsonValueKind.Undefined),
    };

    /// <summary>A hash code of JSON: its kind, since one number can be written in several ways.</summary>
    public static int Hash(JsonElement? json) => (int)(json?.ValueKind ?? JsonValueKind.Undefined);

    /// <summary>Whether two addresses of a hosted file name the same file: the query is a signature that changes with each response.</summary>
    public static bool Addresses(string? one, string? other) => WithoutQuery(one).SequenceEqual(WithoutQuery(other));

    /// <summary>A hash code of the address of a hosted file.</summary>
    public static int HashAddress(string? address) => string.GetHashCode(WithoutQuery(address), StringComparison.Ordinal);

    private static ReadOnlySpan<char> WithoutQuery(string? address)
    {
        ReadOnlySpan<char> text = address;
        int query = text.IndexOf('?');
        return query < 0 ? text : text[..query];
    }
}
