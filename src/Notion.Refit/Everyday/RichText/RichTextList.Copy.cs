namespace Notion.Refit.Models;

public sealed partial class RichTextList
{
    /// <summary>Returns the text as a request takes it: without what only responses have, with neighbours of equal formatting joined.</summary>
    /// <param name="problem">What has another form in the copy; null when nothing has.</param>
    internal RichTextList ToWritable(out string? problem)
    {
        problem = null;
        if (Count == 0)
            return Empty;

        var pieces = new List<RichText>(Count);
        foreach (RichText piece in Pieces)
        {
            RichTextContent content = piece.Content switch
            {
                TextContent text => text.Link is null ? new TextContent(text.Content) : new TextContent(text.Content) { Link = new TextLink(text.Link.Url) },
                EquationContent equation => new EquationContent(equation.Expression),
                MentionContent { Mention: UserMention user } => new MentionContent(new UserMention(new User(user.User.Id))),
                MentionContent { Mention: PageMention or DatabaseMention or DateMention or CustomEmojiMention or TemplateMention } mention => mention,
                _ => Replace(piece, ref problem),
            };
            pieces.Add(new RichText(content) { Annotations = IsPlain(piece.Annotations) ? null : piece.Annotations });
        }

        return Of(pieces).Join();
    }

    // Link previews and mentions of links can be read, not written.
    private static TextContent Replace(RichText piece, ref string? problem)
    {
        problem = $"'{piece.ToPlainText()}' ({piece.Content.Type}) cannot be written; the copy has its text and link";
        string text = piece.ToPlainText();
        return piece.Href is { } address ? new TextContent(text.Length == 0 ? address : text) { Link = new TextLink(address) } : new TextContent(text);
    }
}
