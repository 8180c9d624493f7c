using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>The addresses that links in the texts of blocks may have. Those of Markdown are not looked at.</summary>
internal static class LinkRules
{
    /// <summary>Checks all links of blocks.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <exception cref="ApiException">There are invalid links. Each is reported.</exception>
    public static void Check(IEnumerable<WritableBlockContent> blocks)
    {
        var problems = new List<string>();
        foreach (WritableBlockContent block in blocks)
        {
            BlockTextMap.Visit(block, text => problems.AddRange(text.Where(LeadsNowhere).Select(_ => ApiErrors.InvalidLinkUrl())));
            if (AddressOf(block) is { } address && !IsWebAddress(address))
                problems.Add(ApiErrors.InvalidBlockUrl(block.Type));
        }

        if (problems.Count > 0)
            throw ApiErrors.ContentCreationFailed(problems);
    }

    /// <summary>Whether an address is an absolute web address.</summary>
    public static bool IsWebAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https");

    // The wording is known for images; that of other types is assumed to follow it.
    private static string? AddressOf(WritableBlockContent block) => block switch
    {
        ImageBlock b => External(b.Source),
        VideoBlock b => External(b.Source),
        AudioBlock b => External(b.Source),
        PdfBlock b => External(b.Source),
        FileBlock b => External(b.Source),
        BookmarkBlock b => b.Url,
        EmbedBlock b => b.Url,
        _ => null,
    };

    private static string? External(FileSource? source) => (source as ExternalFile)?.Url;

    // Assumption: any scheme will do, and a path, which leads to a page of Notion.
    private static bool LeadsNowhere(RichText piece) =>
        piece.Content is TextContent { Link.Url: var url } && !url.StartsWith('/') && !Uri.TryCreate(url, UriKind.Absolute, out _);
}
