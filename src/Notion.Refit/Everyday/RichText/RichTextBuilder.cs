namespace Notion.Refit.Models;

/// <summary>Builds a <see cref="RichTextList"/> piece by piece.</summary>
/// <example><code>RichTextList text = new RichTextBuilder().Text("See ").Link("the plan", url).Text(", ").Bold("today");</code></example>
public sealed class RichTextBuilder
{
    private readonly List<RichText> _pieces = [];

    /// <summary>Finishes the text.</summary>
    /// <param name="builder">The builder.</param>
    public static implicit operator RichTextList(RichTextBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Build();
    }

    /// <summary>Appends text.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="annotations">The formatting; null for none.</param>
    /// <param name="link">The address of a link; null for none. At most 2,000 characters.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Text(string text, Annotations? annotations = null, string? link = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? this : Append(RichText.Text(text, link, annotations));
    }

    /// <summary>Appends bold text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Bold(string text) => Text(text, new Annotations { Bold = true });

    /// <summary>Appends italic text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Italic(string text) => Text(text, new Annotations { Italic = true });

    /// <summary>Appends underlined text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Underline(string text) => Text(text, new Annotations { Underline = true });

    /// <summary>Appends struck-through text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Strikethrough(string text) => Text(text, new Annotations { Strikethrough = true });

    /// <summary>Appends inline code.</summary>
    /// <param name="text">The code.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Code(string text) => Text(text, new Annotations { Code = true });

    /// <summary>Appends coloured text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="color">The colour.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Colored(string text, Color color) => Text(text, new Annotations { Color = color });

    /// <summary>Appends a link.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address, at most 2,000 characters.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Link(string text, string address)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        return Text(text, link: address);
    }

    /// <summary>Appends the mention of a user.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Mention(UserId user) => Append(RichText.MentionUser(user));

    /// <summary>Appends the mention of a page.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Mention(PageId page) => Append(RichText.MentionPage(page));

    /// <summary>Appends the mention of a database.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Mention(DatabaseId database) => Append(RichText.MentionDatabase(database));

    /// <summary>Appends the mention of a date.</summary>
    /// <param name="date">The date, time or range.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Mention(NotionDate date) => Append(RichText.MentionDate(date));

    /// <summary>Appends an inline equation.</summary>
    /// <param name="expression">The equation in KaTeX notation, at most 1,000 characters.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Equation(string expression) => Append(RichText.Equation(expression));

    /// <summary>Appends a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Append(RichText piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        _pieces.Add(piece);
        return this;
    }

    /// <summary>Appends a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The builder, for chaining.</returns>
    public RichTextBuilder Append(RichTextList text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _pieces.AddRange(text);
        return this;
    }

    /// <summary>Returns the text; the builder can be used further.</summary>
    /// <returns>The text, with neighbours of equal formatting joined and split at 2,000 characters.</returns>
    public RichTextList Build() => RichTextList.Of([.. _pieces]).Join().Split();
}
