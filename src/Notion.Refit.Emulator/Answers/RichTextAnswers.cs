using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Maps rich text to response models, with the current text of its mentions.</summary>
internal static class RichTextAnswers
{
    public static RichTextList Show(RichTextList stored, AnswerScope scope)
    {
        for (int i = 0; i < stored.Count; i++)
        {
            if (stored[i].Content is MentionContent)
                return ShowMentions(stored, scope);
        }

        return stored;
    }

    // By itself, since its lambda would be made for every text without mentions, too.
    private static RichTextList ShowMentions(RichTextList stored, AnswerScope scope) =>
        RichTextList.Create([.. stored.Select(piece => piece.Content is MentionContent mention ? Show(piece, mention.Mention, scope) : piece)]);

    private static RichText Show(RichText piece, Mention mention, AnswerScope scope) => mention switch
    {
        UserMention user => Show(piece, user, scope),
        PageMention page => Show(piece, page, Title(scope.FindNode(page.Id.Value), scope), Link(page.Id.Value, scope)),
        DatabaseMention database => Show(piece, database, Title(scope.FindNode(database.Id.Value), scope), Link(database.Id.Value, scope)),
        DateMention date => Show(piece, date, date.Date.End is { } end ? $"{date.Date.Start} → {end}" : date.Date.Start.ToString(), href: null),
        CustomEmojiMention emoji => Show(piece, emoji, scope),
        LinkMention link => Show(piece, link, link.Href, link.Href),
        LinkPreviewMention preview => Show(piece, preview, preview.Url, preview.Url),
        TemplateMention { Placeholder: DatePlaceholder date } template => Show(piece, template, "@" + char.ToUpperInvariant(date.Date.Value[0]) + date.Date.Value[1..], href: null),
        TemplateMention template => Show(piece, template, "@Me", href: null),
        _ => piece,
    };

    private static RichText Show(RichText piece, UserMention mention, AnswerScope scope)
    {
        StoredUser? user = scope.Workspace.FindUser(mention.User.Id.Value);

        // Assumption: a user who is not known any more keeps his id and is called by no name.
        return user is null
            ? Show(piece, new UserMention(new User(mention.User.Id)), "@Anonymous", href: null)
            : Show(piece, new UserMention(UserAnswers.Full(user, scope)), "@" + user.Name, href: null);
    }

    private static RichText Show(RichText piece, CustomEmojiMention mention, AnswerScope scope)
    {
        CustomEmojiMention shown = scope.Workspace.FindCustomEmoji(mention.Id.Value) is { } known
            ? new CustomEmojiMention(mention.Id) { Name = known.Name, Url = known.Url }
            : mention;
        return Show(piece, shown, $":{shown.Name}:", href: null);
    }

    private static RichText Show(RichText piece, Mention mention, string text, string? href) =>
        new() { Content = new MentionContent { Mention = mention }, Annotations = piece.Annotations, PlainText = text, Href = href };

    private static string Title(StoredNode? node, AnswerScope scope) => node switch
    {
        StoredPage page when page.Title.Count > 0 => Show(page.Title, scope).ToPlainText(),
        StoredDatabase database => PageUrls.DatabaseName(database.Title),
        _ => "Untitled",
    };

    private static string Link(Guid id, AnswerScope scope) => scope.Workspace.AppAddress + id.ToString("N");
}
