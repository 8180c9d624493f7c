using Notion.Refit.Models;

namespace Notion.Refit.Content.Building;

/// <summary>The five alerts of GitHub and the callouts that stand for them.</summary>
internal static class AlertKinds
{
    private static readonly (string Kind, string Icon, Color Color)[] s_kinds =
    [
        ("NOTE", "ℹ️", Color.BlueBackground),
        ("TIP", "💡", Color.GreenBackground),
        ("IMPORTANT", "💬", Color.PurpleBackground),
        ("WARNING", "⚠️", Color.YellowBackground),
        ("CAUTION", "🛑", Color.RedBackground),
    ];

    /// <summary>Creates the callout of an alert; null for a kind that GitHub does not have.</summary>
    public static Func<RichTextList, WritableBlockContent>? Find(ReadOnlySpan<char> kind)
    {
        foreach ((string name, string icon, Color color) in s_kinds)
        {
            if (kind.Equals(name, StringComparison.OrdinalIgnoreCase))
                return text => new CalloutBlock(text) { Icon = new EmojiIcon(icon), Color = color };
        }

        return null;
    }

    /// <summary>Returns the alert of a callout and its colour; null when no alert has its icon.</summary>
    public static (string Kind, Color Color)? Find(Icon? icon)
    {
        if (icon is not EmojiIcon { Emoji: var emoji })
            return null;

        // With or without the selector that asks for the coloured form.
        string plain = emoji.TrimEnd('\uFE0F');
        foreach ((string name, string sign, Color color) in s_kinds)
        {
            if (sign.TrimEnd('\uFE0F') == plain)
                return (name, color);
        }

        return null;
    }
}
