namespace Notion.Refit.Models;

public sealed partial record RichText
{
    /// <summary>Makes a piece without formatting.</summary>
    /// <param name="text">The text, at most 2,000 characters.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static implicit operator RichText(string text) => Text(text);

    /// <summary>Makes a piece of text.</summary>
    /// <param name="content">The text, at most 2,000 characters.</param>
    /// <param name="link">The address it leads to; null for none. At most 2,000 characters.</param>
    /// <param name="annotations">The formatting; null for none.</param>
    /// <returns>The piece.</returns>
    public static RichText Text(string content, string? link = null, Annotations? annotations = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        TextContent text = link is null ? new TextContent(content) : new TextContent(content) { Link = new TextLink(link) };
        return new RichText { Content = text, Annotations = annotations };
    }

    /// <summary>Makes a formula.</summary>
    /// <param name="expression">The formula in KaTeX notation, at most 1,000 characters.</param>
    /// <returns>The piece.</returns>
    public static RichText Equation(string expression) => new() { Content = new EquationContent(expression) };

    /// <summary>Mentions a page.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The piece.</returns>
    public static RichText MentionPage(PageId page) => Of(new PageMention(page));

    /// <summary>Mentions a database.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The piece.</returns>
    public static RichText MentionDatabase(DatabaseId database) => Of(new DatabaseMention(database));

    /// <summary>Mentions a person or bot.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The piece.</returns>
    public static RichText MentionUser(UserId user) => Of(new UserMention(new User(user)));

    /// <summary>Mentions a date.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The piece.</returns>
    public static RichText MentionDate(NotionDate date) => Of(new DateMention(date));

    /// <summary>The text without formatting: <see cref="PlainText"/> where the server sent it, else what the content says.</summary>
    /// <returns>The text.</returns>
    public string ToPlainText() => PlainText ?? Content switch
    {
        TextContent text => text.Content,
        EquationContent equation => equation.Expression,
        _ => "",
    };

    /// <summary>Returns the text without formatting.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToPlainText();

    private static RichText Of(Mention mention) => new() { Content = new MentionContent { Mention = mention } };
}
