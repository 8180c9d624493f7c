namespace Notion.Refit;

/// <summary>The common interface of the id types: a UUID with the kind of object that it names.</summary>
/// <typeparam name="TSelf">The id type.</typeparam>
/// <remarks>
/// Ids parse from 32 hexadecimal digits with or without dashes, and from the links that Notion's "Copy link" gives. They format as
/// <c>D</c> (dashed lower case, the default) or <c>N</c> (no dashes).
/// </remarks>
public interface INotionId<TSelf>
    : IEquatable<TSelf>, IComparable<TSelf>, ISpanParsable<TSelf>, IUtf8SpanParsable<TSelf>, ISpanFormattable, IUtf8SpanFormattable
    where TSelf : struct, INotionId<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>Creates an id from its UUID.</summary>
    /// <param name="value">The UUID.</param>
    /// <returns>The id.</returns>
    static abstract TSelf FromGuid(Guid value);

    /// <summary>Reads an id that is written as a word, such as <c>notion_ai</c>. Most kinds of ids have no words.</summary>
    /// <param name="utf8Text">The text in UTF-8.</param>
    /// <param name="result">The id.</param>
    /// <returns>Whether the text is such a word.</returns>
    static virtual bool TryParseWord(ReadOnlySpan<byte> utf8Text, out TSelf result)
    {
        result = default;
        return false;
    }
}
