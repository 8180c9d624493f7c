using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>Completes written rich text.</summary>
internal static class RichTextRules
{
    /// <summary>Fills in what requests leave out and joins neighbours that look the same.</summary>
    public static RichTextList Complete(RichTextList given)
    {
        if (given.Count == 0)
            return RichTextList.Empty;

        var pieces = new List<RichText>(given.Count);
        foreach (RichText piece in given)
        {
            RichText complete = Complete(piece);
            if (complete.Content is TextContent { Content.Length: 0 })
                continue; // Assumption: a piece without text vanishes.
            if (pieces.Count > 0 && Join(pieces[^1], complete) is { } joined)
                pieces[^1] = joined;
            else
                pieces.Add(complete);
        }

        return RichTextList.Create([.. pieces]);
    }

    private static RichText Complete(RichText piece)
    {
        Annotations annotations = Complete(piece.Annotations);
        return piece.Content switch
        {
            TextContent text => Text(text.Content, text.Link?.Url, annotations),
            EquationContent equation => new RichText
            {
                Content = new EquationContent(equation.Expression),
                Annotations = annotations,
                PlainText = equation.Expression,
                Href = null,
            },

            // What a mention shows is found out when it is read: titles change.
            MentionContent mention => new RichText { Content = new MentionContent { Mention = Complete(mention.Mention) }, Annotations = annotations },
            _ => piece,
        };
    }

    // Made anew: requests may leave out the type.
    private static Mention Complete(Mention mention) => mention switch
    {
        DateMention { Date: var given } => DateRules.TryComplete(given, out NotionDate? date) ? new DateMention(date) : throw ApiErrors.InvalidDateMention(),
        PageMention page => new PageMention(page.Id),
        DatabaseMention database => new DatabaseMention(database.Id),
        CustomEmojiMention emoji => new CustomEmojiMention(emoji.Id) { Name = emoji.Name, Url = emoji.Url },
        TemplateMention { Placeholder: DatePlaceholder date } => new TemplateMention(new DatePlaceholder(date.Date)),
        TemplateMention { Placeholder: UserPlaceholder user } => new TemplateMention(new UserPlaceholder(user.User)),
        _ => mention,
    };

    private static RichText Text(string content, string? url, Annotations annotations) => new()
    {
        Content = new TextContent(content) { Link = url is null ? null : new TextLink(url) },
        Annotations = annotations,
        PlainText = content,
        Href = url,
    };

    private static Annotations Complete(Annotations? given) => new()
    {
        Bold = given?.Bold ?? false,
        Italic = given?.Italic ?? false,
        Strikethrough = given?.Strikethrough ?? false,
        Underline = given?.Underline ?? false,
        Code = given?.Code ?? false,
        Color = given?.Color ?? Color.Default,
    };

    private static RichText? Join(RichText left, RichText right) =>
        left is { Content: TextContent a, Annotations: { } annotations }
        && right.Content is TextContent b
        && string.Equals(a.Link?.Url, b.Link?.Url, StringComparison.Ordinal)
        && annotations == right.Annotations
            ? Text(a.Content + b.Content, a.Link?.Url, annotations)
            : null;
}
