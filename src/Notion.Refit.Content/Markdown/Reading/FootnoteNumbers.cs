using System.Globalization;
using Markdig.Extensions.Footnotes;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>The numbers of footnotes in text: in order of use; those without one are called by their label.</summary>
internal static class FootnoteNumbers
{
    public static string Of(Footnote footnote) =>
        footnote.Order > 0 ? footnote.Order.ToString(CultureInfo.InvariantCulture) : (footnote.Label ?? "").TrimStart('^');
}
