using System.Collections.Frozen;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Colours as documents name them: <c>blue</c>, and <c>blue_bg</c> for a background.</summary>
internal static class MarkdownColors
{
    private const string Background = "_background";
    private const string ShortBackground = "_bg";

    private static readonly FrozenSet<string> Names =
        FrozenSet.Create(StringComparer.Ordinal, "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red");

    /// <summary>The name of a colour; null for the default.</summary>
    public static string? Write(Color color) => color.Value switch
    {
        "" or "default" => null,
        var name when name.EndsWith(Background, StringComparison.Ordinal) => name[..^Background.Length] + ShortBackground,
        var name => name,
    };

    /// <summary>The colour of a name; the default for one that is not known.</summary>
    public static Color Read(string? name)
    {
        if (name is null)
            return Color.Default;
        string suffix = name.EndsWith(ShortBackground, StringComparison.Ordinal) ? ShortBackground : name.EndsWith(Background, StringComparison.Ordinal) ? Background : "";
        string plain = name[..^suffix.Length];
        if (!Names.Contains(plain) && !(suffix.Length > 0 && plain == "default"))
            return Color.Default;
        return new Color(suffix.Length == 0 ? plain : plain + Background);
    }
}
