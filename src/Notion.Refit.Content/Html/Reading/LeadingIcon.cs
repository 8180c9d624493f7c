using System.Globalization;
using Notion.Refit.Content.Markdown;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Takes the emoji with which the text of a callout starts for its icon.</summary>
internal static class LeadingIcon
{
    public static (WritableIcon? Icon, RichTextList Text) Take(RichTextList text)
    {
        if (text.Count == 0 || text[0].Content is not TextContent { Content: var content, Link: null } || content.Length == 0)
            return (null, text);
        int length = StringInfo.GetNextTextElementLength(content);
        string first = content[..length];
        if (!EmojiNames.IsEmoji(first))
            return (null, text);
        string rest = content[length..] is [' ' or '\n', .. var after] ? after : content[length..];
        RichText[] others = [.. text.Skip(1)];
        return (new EmojiIcon(first), rest.Length == 0 ? [.. others] : [RichText.Text(rest, annotations: text[0].Annotations), .. others]);
    }
}
