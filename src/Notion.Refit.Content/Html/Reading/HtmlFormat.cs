using System.Globalization;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Maps inline elements of HTML to formats of rich text, for documents in HTML and for tags in Markdown.</summary>
internal static class HtmlFormat
{
    private const string NotionClass = "notion-";

    /// <summary>Returns the format of an element's text; null when the element has no counterpart.</summary>
    /// <param name="name">The name of the element, in lower case.</param>
    /// <param name="attribute">Returns an attribute.</param>
    /// <param name="outer">The format around it.</param>
    /// <param name="link">Maps an address.</param>
    public static TextStyle? Style(string name, Func<string, string?> attribute, TextStyle outer, Func<string, string?> link)
    {
        TextStyle? own = name switch
        {
            "b" or "strong" => outer with { Bold = !IsWeightNormal(attribute("style")) || outer.Bold },
            "i" or "em" or "cite" or "dfn" or "var" => outer with { Italic = true },
            "u" or "ins" => outer with { Underline = true },
            "s" or "del" or "strike" => outer with { Strikethrough = true },
            "code" or "kbd" or "samp" or "tt" => outer with { Code = true },
            "mark" => outer with { Color = "yellow_bg" },
            "a" => outer with { Link = outer.Link ?? (attribute("href") is { } url ? link(url) : null) },
            "span" or "font" => outer,
            _ => null,
        };
        return own is { } style ? Classes(attribute("class"), Styles(attribute("style"), style)) : null;
    }

    /// <summary>Whether an element has no content and no end tag.</summary>
    public static bool IsVoid(string name) => name is "br" or "img" or "hr" or "wbr" or "input" or "area" or "base" or "col" or "embed" or "link" or "meta" or "source" or "track";

    /// <summary>Returns the colour in the classes that this package and Notion's own export write; the default when there is none.</summary>
    public static Color ColorOf(string? classes) => MarkdownColors.Read(ColorName(classes));

    private static string? ColorName(string? classes)
    {
        if (string.IsNullOrEmpty(classes))
            return null;
        foreach (string name in classes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // Notion's export says "highlight-red" and "block-color-red".
            foreach (string prefix in (ReadOnlySpan<string>)[NotionClass, "highlight-", "block-color-"])
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal) && MarkdownColors.Write(MarkdownColors.Read(name[prefix.Length..])) is { } color)
                    return color;
            }
        }

        return null;
    }

    private static TextStyle Classes(string? classes, TextStyle style) => ColorName(classes) is { } color ? style with { Color = color } : style;

    private static TextStyle Styles(string? css, TextStyle style)
    {
        if (string.IsNullOrEmpty(css))
            return style;
        foreach (string declaration in css.Split(';'))
        {
            int colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            string value = declaration[(colon + 1)..].Trim().ToLowerInvariant();
            switch (declaration[..colon].Trim().ToLowerInvariant())
            {
                case "font-weight" when IsBold(value):
                    style = style with { Bold = true };
                    break;
                case "font-style" when value is "italic" or "oblique":
                    style = style with { Italic = true };
                    break;
                case "text-decoration" or "text-decoration-line":
                    style = style with
                    {
                        Underline = style.Underline || value.Contains("underline", StringComparison.Ordinal),
                        Strikethrough = style.Strikethrough || value.Contains("line-through", StringComparison.Ordinal),
                    };
                    break;
            }
        }

        return style;
    }

    private static bool IsBold(string value) =>
        value is "bold" or "bolder" || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int weight) && weight >= 600);

    // Google Docs wraps whole documents in such an element.
    private static bool IsWeightNormal(string? css) =>
        css is not null && css.Replace(" ", "", StringComparison.Ordinal).Contains("font-weight:normal", StringComparison.OrdinalIgnoreCase);
}
