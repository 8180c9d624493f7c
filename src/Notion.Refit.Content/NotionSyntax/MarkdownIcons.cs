using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Icons as tags name them.</summary>
internal static class MarkdownIcons
{
    private const string NamedPrefix = "icons/";

    /// <summary>The name of an icon; null for none.</summary>
    public static string? Write(Icon? icon) => icon switch
    {
        EmojiIcon emoji => emoji.Emoji,
        NamedIcon named => $"{NamedPrefix}{named.Name}_{named.Color ?? IconColor.Gray}",
        CustomEmojiIcon { Name: { } name } => $":{name}:",
        ExternalIcon external => external.Url,
        FileIcon file => file.Url,
        _ => null,
    };

    /// <summary>The icon of a name; null for none.</summary>
    public static WritableIcon? Read(string? name, IMarkdownDirectory directory)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        if (name.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return new ExternalIcon(name);
        if (name.StartsWith(NamedPrefix, StringComparison.Ordinal))
        {
            string icon = name[NamedPrefix.Length..];
            int end = icon.LastIndexOf('_');
            return end > 0 ? new NamedIcon(icon[..end]) { Color = new IconColor(icon[(end + 1)..]) } : new NamedIcon(icon);
        }

        return name.Length > 2 && name[0] == ':' && name[^1] == ':' ? directory.FindEmoji(name[1..^1]) : new EmojiIcon(name);
    }
}
