using Notion.Refit.Content.Building;
using Notion.Refit.Content.Reporting;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>The state that all readers of one document share.</summary>
/// <param name="Options">The options.</param>
/// <param name="Reporter">The report.</param>
/// <param name="Links">The addresses.</param>
internal sealed record MarkdownContext(MarkdownReadOptions Options, Reporter Reporter, LinkReader Links)
{
    public static MarkdownContext Of(MarkdownReadOptions options)
    {
        var reporter = new Reporter();
        return new MarkdownContext(options, reporter, new LinkReader(reporter, options.ResolveLink, options.ResolveAsset));
    }
}
