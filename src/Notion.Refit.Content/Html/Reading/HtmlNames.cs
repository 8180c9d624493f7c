using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Classifies the names of elements by their role in the flow.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> s_blocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "iframe", "img", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "caption", "ul", "video", "audio");

    private static readonly FrozenSet<string> s_skipped = FrozenSet.Create(
        StringComparer.Ordinal, "head", "script", "style", "template", "noscript", "object", "canvas", "map", "svg", "math", "datalist", "title", "meta", "link");

    private static readonly FrozenSet<string> s_plain = FrozenSet.Create(
        StringComparer.Ordinal, "span", "label", "time", "abbr", "small", "big", "data", "bdi", "bdo", "font", "picture", "source", "button", "select", "option", "textarea", "nobr", "acronym");

    public static bool IsBlock(string name) => s_blocks.Contains(name);

    /// <summary>Whether an element has no text of the document.</summary>
    public static bool IsSkipped(IElement element) =>
        s_skipped.Contains(element.LocalName) || element.NamespaceUri is not (null or "http://www.w3.org/1999/xhtml") || element.HasAttribute("hidden");

    /// <summary>Whether an inline element says nothing about its text.</summary>
    public static bool IsPlain(string name) => s_plain.Contains(name);

    /// <summary>Returns the language in the class of code; null when there is none.</summary>
    public static string? CodeLanguage(string? classes)
    {
        foreach (string name in (classes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string prefix in (ReadOnlySpan<string>)["language-", "lang-", "highlight-source-", "highlight-text-"])
            {
                if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    return name[prefix.Length..];
            }
        }

        return null;
    }
}
