using System.ComponentModel;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A text in a condition: title, text, URL, e-mail address, phone number, or an option by its name.</summary>
/// <param name="member">The member.</param>
public sealed class TextColumn(RowMember member) : RowColumn(member), IKeyColumn
{
    /// <summary>Not supported: Notion ignores case in <see cref="Contains"/>, <see cref="StartsWith"/> and <see cref="EndsWith"/> anyway.</summary>
    [Obsolete("Notion cannot compute the length of a text. For empty texts write t.Name == \"\".", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Length => throw new NotSupportedException();

    /// <summary>Returns a condition: the text is equal; null and the empty text mean empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text.</param>
    public static RowFilter operator ==(TextColumn column, string? text) => column.Equality(text is "" ? null : text);

    /// <summary>Returns a condition: the text differs, or is empty; compared to null or the empty text: it is not empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text.</param>
    public static RowFilter operator !=(TextColumn column, string? text) => column.Inequality(text is "" ? null : text);

    /// <summary>Returns a condition: the text contains another one. Case is ignored.</summary>
    /// <param name="text">The other text.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public RowFilter Contains(string text) => Part(RowOperator.Contains, text);

    /// <summary>Returns a condition: the text starts with another one. Case is ignored. Notion has no opposite of it.</summary>
    /// <param name="text">The other text.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public RowFilter StartsWith(string text) => Part(RowOperator.StartsWith, text);

    /// <summary>Returns a condition: the text ends with another one. Case is ignored. Notion has no opposite of it.</summary>
    /// <param name="text">The other text.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public RowFilter EndsWith(string text) => Part(RowOperator.EndsWith, text);

    /// <summary>Returns a condition: the text is one of several.</summary>
    /// <param name="texts">The texts; at least one, none of them empty.</param>
    /// <returns>The condition.</returns>
    public RowFilter IsAnyOf(params string[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Length == 0 || texts.Any(string.IsNullOrEmpty))
            throw new ArgumentException($"{Member.Name}.IsAnyOf needs at least one text, and no empty ones.", nameof(texts));
        return Condition(RowOperator.AnyOf, texts.ToArray());
    }

    /// <summary>Not supported: Notion ignores case where it searches for parts of a text.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion ignores case in Contains, StartsWith and EndsWith. Leave ToUpper out.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn ToUpper() => throw new NotSupportedException();

    /// <summary>Not supported: Notion ignores case where it searches for parts of a text.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion ignores case in Contains, StartsWith and EndsWith. Leave ToLower out.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn ToLower() => throw new NotSupportedException();

    /// <summary>Not supported: Notion compares texts as they are.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion compares texts as they are. Leave Trim out, or write Contains.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn Trim() => throw new NotSupportedException();

    private RowFilter Part(RowOperator @operator, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Condition(@operator, text);
    }
}
