using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace Notion.Refit;

/// <summary>The id of any object in Notion, when its kind is not known.</summary>
/// <param name="Value">The UUID.</param>
/// <remarks>
/// <para>Reads 32 hexadecimal digits with or without dashes in any case, and links of every form: with a title before the id
/// (<c>…/acme/Launch-plan-0123…</c>), with a page opened beside its database (<c>?v=…&amp;p=…</c>), with a block (<c>#…</c>). From a
/// link the page that is open is taken; <see cref="BlockId"/>, <see cref="DatabaseId"/> and <see cref="ViewId"/> take the block, the
/// database and the view.</para>
/// <para>Blanks around the text are skipped.</para>
/// </remarks>
[JsonConverter(typeof(NotionIdConverter<NotionId>))]
[TypeConverter(typeof(NotionIdTypeConverter<NotionId>))]
public readonly record struct NotionId(Guid Value) : INotionId<NotionId>
{
    // More than any link that Notion makes; longer text uses the heap.
    private const int StackLength = 512;

    /// <summary>Reads an id from text.</summary>
    /// <param name="text">The id or a link.</param>
    /// <exception cref="ArgumentException">The text is neither an id nor a link that has one.</exception>
    public static implicit operator NotionId(string text) => Parse<NotionId>(text, NotionLinkPart.Page);

    /// <summary>Reads an id from a link.</summary>
    /// <param name="link">The link.</param>
    /// <exception cref="ArgumentException">The link has no id.</exception>
    public static implicit operator NotionId(Uri link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return Parse(link.OriginalString);
    }

    /// <summary>Compares ids in the order of their text.</summary>
    /// <param name="left">The left id.</param>
    /// <param name="right">The right id.</param>
    public static bool operator <(NotionId left, NotionId right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(NotionId left, NotionId right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(NotionId left, NotionId right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(NotionId left, NotionId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public static NotionId FromGuid(Guid value) => new(value);

    /// <summary>Reads an id from text.</summary>
    /// <param name="s">The id or a link.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text is neither an id nor a link that has one.</exception>
    public static NotionId Parse(string s) => Parse<NotionId>(s, NotionLinkPart.Page);

    /// <summary>Reads an id from text.</summary>
    /// <param name="s">The id or a link.</param>
    /// <param name="provider">Not used: ids look the same everywhere.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text is neither an id nor a link that has one.</exception>
    public static NotionId Parse(string s, IFormatProvider? provider) => Parse<NotionId>(s, NotionLinkPart.Page);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static NotionId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse<NotionId>(s, NotionLinkPart.Page);

    /// <summary>Reads an id from text in UTF-8.</summary>
    /// <param name="utf8Text">The id or a link.</param>
    /// <param name="provider">Not used: ids look the same everywhere.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text is neither an id nor a link that has one.</exception>
    public static NotionId Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => Parse<NotionId>(utf8Text, NotionLinkPart.Page);

    /// <summary>Reads an id from text, if it is one.</summary>
    /// <param name="s">The id or a link.</param>
    /// <param name="result">The id.</param>
    /// <returns>Whether the text is an id or a link that contains one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out NotionId result) => TryParse(s.AsSpan(), NotionLinkPart.Page, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NotionId result) =>
        TryParse(s.AsSpan(), NotionLinkPart.Page, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out NotionId result) => TryParse(s, NotionLinkPart.Page, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out NotionId result) =>
        TryParse(utf8Text, NotionLinkPart.Page, out result);

    /// <inheritdoc/>
    public int CompareTo(NotionId other) => Value.CompareTo(other.Value);

    /// <summary>Returns the id in lower case with dashes, as Notion writes it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value.ToString();

    /// <summary>The id as text.</summary>
    /// <param name="format"><c>D</c>, null or empty: with dashes; <c>N</c>: without.</param>
    /// <param name="formatProvider">Not used: ids look the same everywhere.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">The format is not supported.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(Checked(format), formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Value.TryFormat(destination, out charsWritten, Checked(format));

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Value.TryFormat(utf8Destination, out bytesWritten, Checked(format));

    /// <summary>Parses the text of an id of any type.</summary>
    internal static T Parse<T>(string text, NotionLinkPart part)
        where T : struct, INotionId<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text.AsSpan(), part, out NotionId id) ? T.FromGuid(id.Value) : throw NotAnId<T>(text);
    }

    /// <inheritdoc cref="Parse{T}(string, NotionLinkPart)"/>
    internal static T Parse<T>(ReadOnlySpan<char> text, NotionLinkPart part)
        where T : struct, INotionId<T> =>
        TryParse(text, part, out NotionId id) ? T.FromGuid(id.Value) : throw NotAnId<T>(text.ToString());

    /// <inheritdoc cref="Parse{T}(string, NotionLinkPart)"/>
    internal static T Parse<T>(ReadOnlySpan<byte> text, NotionLinkPart part)
        where T : struct, INotionId<T> =>
        TryParse(text, part, out NotionId id) ? T.FromGuid(id.Value) : throw NotAnId<T>(Encoding.UTF8.GetString(text));

    /// <summary>Tries to parse the text of an id of any type.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, NotionLinkPart part, out NotionId id)
    {
        text = text.Trim();
        bool found = NotionLink.TryParseId(text, out Guid value) || NotionLink.TryParse(text, part, out value);
        id = new(value);
        return found;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, NotionLinkPart, out NotionId)"/>
    internal static bool TryParse(ReadOnlySpan<byte> text, NotionLinkPart part, out NotionId id)
    {
        if (text.Length > StackLength)
            return TryParse(Encoding.UTF8.GetString(text), part, out id);

        Span<char> characters = stackalloc char[StackLength];
        return TryParse(characters[..Encoding.UTF8.GetChars(text, characters)], part, out id);
    }

    private static ArgumentException NotAnId<T>(string text)
    {
        const int Longest = 200;

        // Tokens and secrets, which are mistaken for ids when both are configured, appear in no message.
        string trimmed = text.TrimStart();
        if (trimmed.StartsWith("ntn_", StringComparison.Ordinal) || trimmed.StartsWith("secret_", StringComparison.Ordinal))
            return new ArgumentException($"A token or secret is not a {typeof(T).Name}: expected 32 hexadecimal digits, or a link that contains the id.", nameof(text));
        string shown = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
        return new ArgumentException(
            $"'{shown}' is not a {typeof(T).Name}: expected 32 hexadecimal digits, with or without dashes, or a link that contains the id.", nameof(text));
    }

    private static string? Checked(string? format) =>
        format is null or "" or "D" or "d" or "N" or "n" ? format : throw new FormatException($"'{format}' is not a format of ids: 'D' has dashes, 'N' has none.");

    private static ReadOnlySpan<char> Checked(ReadOnlySpan<char> format) =>
        format is "" or "D" or "d" or "N" or "n" ? format : throw new FormatException($"'{format}' is not a format of ids: 'D' has dashes, 'N' has none.");
}
