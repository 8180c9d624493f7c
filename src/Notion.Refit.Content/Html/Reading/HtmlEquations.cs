using AngleSharp.Dom;

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Finds the TeX of formulas: KaTeX, MathJax and Notion's export keep it beside what is shown.</summary>
internal static class HtmlEquations
{
    /// <summary>Returns the formula of an inline element; null when it is something else.</summary>
    public static string? Inline(IElement element)
    {
        if (element.LocalName is not ("span" or "mjx-container" or "math" or "code"))
            return null;
        if (element.LocalName is "code")
            return element.ClassList.Contains("notion-equation") ? element.TextContent : null;
        return element.LocalName is "math" || element.ClassList.Contains("katex") || element.ClassList.Contains("notion-text-equation-token") ? Find(element) : null;
    }

    /// <summary>Returns the formula within an element; null when there is none.</summary>
    public static string? Find(IElement element)
    {
        string? tex = element.QuerySelector("annotation[encoding='application/x-tex']")?.TextContent.Trim();
        return string.IsNullOrEmpty(tex) ? null : tex;
    }
}
