using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>The addresses that links in the texts of blocks may have. Those of Markdown are not looked at.</summary>
internal static class LinkRules
{
    /// <summary>Checks all links of blocks.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <exception cref="ApiException">There are links that lead nowhere. It is told for each of them.</exception>
    public static void Check(IEnumerable<WritableBlockContent> blocks)
    {
        var problems = new List<string>();
        foreach (WritableBlockContent block in blocks)
        {
            BlockTexts.Map(block, text =>
            {
                problems.AddRange(text.Where(LeadsNowhere).Select(_ => "Invalid URL for link."));
                return text;
            });
        }

        if (problems.Count > 0)
            throw ApiErrors.ContentCreationFailed(problems);
    }

    // Assumption: any scheme will do, and a path, which leads to a page of Notion.
    private static bool LeadsNowhere(RichText piece) =>
        piece.Content is TextContent { Link.Url: var url } && !url.StartsWith('/') && !Uri.TryCreate(url, UriKind.Absolute, out _);
}
