using Notion.Refit.Models;

namespace Notion.Refit.Content.Building;

/// <summary>Returns what a mention shows, and where it leads.</summary>
internal static class MentionText
{
    public static (string Text, string? Url) Of(RichText piece, Mention mention, LinkWriter links)
    {
        string? shown = string.IsNullOrEmpty(piece.PlainText) ? null : piece.PlainText;
        switch (mention)
        {
            case UserMention { User: var user }:
                string name = shown?.TrimStart('@') ?? user.Name ?? user.Id.ToString();
                return ($"@{name}", null);
            case PageMention page:
                string pageUrl = links.OfPage(page.Id, shown);
                return (shown ?? pageUrl, pageUrl);
            case DatabaseMention database:
                string databaseUrl = links.OfDatabase(database.Id, shown);
                return (shown ?? databaseUrl, databaseUrl);
            case DateMention { Date: var date }:
                return (date.End is { } end ? $"{date.Start} → {end}" : $"{date.Start}", null);
            case LinkMention link:
                return (link.Title ?? shown ?? link.Href, link.Href);
            case LinkPreviewMention preview:
                return (shown ?? preview.Url, preview.Url);
            case CustomEmojiMention emoji:
                return (emoji.Name is { } emojiName ? $":{emojiName}:" : shown ?? "", null);
            case TemplateMention { Placeholder: DatePlaceholder placeholder }:
                return (placeholder.Date == TemplateDate.Now ? "@Now" : "@Today", null);
            case TemplateMention { Placeholder: UserPlaceholder }:
                return ("@Me", null);
            default:
                return (shown ?? "", null);
        }
    }
}
