using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Notion.Refit.Models;

// The compiler calls these methods for an interpolated string where a RichTextList is expected; the conversion from string would lose the mentions.
[InterpolatedStringHandler]
public sealed partial class RichTextList
{
    /// <summary>Starts the text of an interpolated string; called by compiled code.</summary>
    /// <param name="literalLength">The number of literal characters.</param>
    /// <param name="formattedCount">The number of values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RichTextList(int literalLength, int formattedCount)
    {
        _ = literalLength;
        _pieces = new RichTextDraft((2 * formattedCount) + 1);
    }

    /// <summary>Appends literal text; called by compiled code.</summary>
    /// <param name="value">The text.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value) => Draft.Text.Append(value);

    /// <summary>Appends text.</summary>
    /// <param name="value">The text; null appends nothing.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(string? value) => Draft.Text.Append(value);

    /// <summary>Appends formatted text.</summary>
    /// <param name="value">The text; null appends nothing.</param>
    /// <param name="format">The formatting: <c>bold</c>, <c>italic</c>, <c>code</c>, <c>underline</c> or <c>strikethrough</c>, several joined by <c>+</c>.</param>
    /// <exception cref="FormatException">The formatting is not one of these.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(string? value, string format)
    {
        if (!string.IsNullOrEmpty(value))
            Append(RichText.Text(value, annotations: Formatting(format)));
    }

    /// <summary>Appends a value as text, in the invariant culture.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="value">The value; null appends nothing.</param>
    /// <param name="alignment">The least width, negative for left-aligned text.</param>
    /// <param name="format">The format of the value; null for its default.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value, int alignment = 0, string? format = null) => AppendAligned(
        value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "", alignment);

    /// <summary>Appends a piece.</summary>
    /// <param name="value">The piece; null appends nothing.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(RichText? value)
    {
        if (value is not null)
            Append(value);
    }

    /// <summary>Appends another text.</summary>
    /// <param name="value">The text; null appends nothing.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(RichTextList? value)
    {
        foreach (RichText piece in value ?? Empty)
            Append(piece);
    }

    /// <summary>Appends the mention of a date.</summary>
    /// <param name="value">The date; null appends nothing.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(NotionDate? value)
    {
        if (value is not null)
            Append(RichText.MentionDate(value));
    }

    /// <summary>Appends the mention of a day.</summary>
    /// <param name="value">The day.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DateOnly value) => Append(RichText.MentionDate(value));

    /// <summary>Appends the mention of a time.</summary>
    /// <param name="value">The time.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DateTimeOffset value) => Append(RichText.MentionDate(value));

    /// <summary>Appends the mention of a user.</summary>
    /// <param name="value">The user.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(UserId value) => Append(RichText.MentionUser(value));

    /// <summary>Appends the mention of a user.</summary>
    /// <param name="value">The user; null appends nothing.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(User? value)
    {
        if (value is not null)
            Append(RichText.MentionUser(value.Id));
    }

    /// <summary>Appends the mention of a page.</summary>
    /// <param name="value">The page.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(PageId value) => Append(RichText.MentionPage(value));

    /// <summary>Appends the mention of a page.</summary>
    /// <param name="value">The page; null appends nothing.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(Page? value)
    {
        if (value is not null)
            Append(RichText.MentionPage(value.Id));
    }

    /// <summary>Appends the mention of a database.</summary>
    /// <param name="value">The database.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DatabaseId value) => Append(RichText.MentionDatabase(value));

    /// <summary>Appends a link.</summary>
    /// <param name="value">The absolute address; null appends nothing.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(Uri? value)
    {
        if (value is not null)
            Append(RichText.Text(value.OriginalString, value.AbsoluteUri));
    }

    private RichTextDraft Draft => _pieces as RichTextDraft ?? throw new InvalidOperationException("The text is finished: it cannot change any more.");

    private static Annotations Formatting(string format)
    {
        var annotations = new Annotations();
        foreach (string word in format.Split('+', StringSplitOptions.TrimEntries))
        {
            annotations = word switch
            {
                "bold" => annotations with { Bold = true },
                "italic" => annotations with { Italic = true },
                "code" => annotations with { Code = true },
                "underline" => annotations with { Underline = true },
                "strikethrough" => annotations with { Strikethrough = true },
                _ => throw new FormatException($"'{word}' is not a formatting. Use bold, italic, code, underline or strikethrough."),
            };
        }

        return annotations;
    }

    private void AppendAligned(string text, int alignment) => Draft.Text.Append(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));

    private void Append(RichText piece)
    {
        Draft.Flush();
        Draft.Add(piece);
    }

    /// <summary>Ends the interpolated string with the first use of the text.</summary>
    private IReadOnlyList<RichText> Finish(RichTextDraft draft)
    {
        draft.Flush();
        return _pieces = draft.ToArray();
    }
}
