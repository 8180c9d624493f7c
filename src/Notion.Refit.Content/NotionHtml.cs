using Notion.Refit.Content.Html.Reading;
using Notion.Refit.Content.Html.Writing;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content;

/// <summary>Converts HTML to Notion blocks and back, offline.</summary>
/// <remarks>Conversions do not depend on the network, the clock, the culture or the machine.</remarks>
public static class NotionHtml
{
    /// <summary>Converts HTML to blocks that can be appended to a page.</summary>
    /// <param name="html">A page or a part of one: of a site, an e-mail, Notion's own export.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The blocks with their children at any depth, and the report.</returns>
    /// <exception cref="ContentLimitException">The document is larger than <see cref="HtmlReadOptions.MaxLength"/>, or cannot be parsed in bounded time.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="HtmlReadOptions.Strict"/> is set.</exception>
    public static Conversion<IReadOnlyList<WritableBlockContent>> ToBlocks(string html, HtmlReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        options ??= new HtmlReadOptions();
        var reporter = new Reporter();
        List<WritableBlockContent> blocks = HtmlBlockReader.ReadDocument(ContentLimits.WithoutMark(html), options, reporter);
        return new Conversion<IReadOnlyList<WritableBlockContent>>(blocks, reporter.Build(options.Strict));
    }

    /// <summary>Converts blocks that were read from Notion to HTML: a fragment for the body of a page.</summary>
    /// <param name="blocks">The blocks with their children.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The HTML, in which no content of a block can become a tag, an attribute or a script, and the report.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="HtmlWriteOptions.Strict"/> is set.</exception>
    public static Conversion<string> FromBlocks(IReadOnlyList<ContentBlock> blocks, HtmlWriteOptions? options = null)
    {
        ContentBlock.ThrowIfNull(blocks);
        options ??= new HtmlWriteOptions();
        var reporter = new Reporter();
        string html = new HtmlWriter(options, reporter).Write(blocks);
        return new Conversion<string>(html, reporter.Build(options.Strict));
    }

    /// <summary>Converts new blocks to HTML: a fragment for the body of a page.</summary>
    /// <param name="blocks">The blocks with the children that they carry.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The HTML, in which no content of a block can become a tag, an attribute or a script, and the report.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="HtmlWriteOptions.Strict"/> is set.</exception>
    public static Conversion<string> FromBlocks(IEnumerable<WritableBlockContent> blocks, HtmlWriteOptions? options = null) =>
        FromBlocks(ContentBlock.Of(blocks), options);

    /// <summary>Converts a tree that was read from Notion to HTML: a fragment for the body of a page.</summary>
    /// <param name="tree">The tree, as <c>GetTreeAsync</c> returns it.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The HTML, in which no content of a block can become a tag, an attribute or a script, and the report.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="HtmlWriteOptions.Strict"/> is set.</exception>
    public static Conversion<string> FromBlocks(BlockTree tree, HtmlWriteOptions? options = null) => FromBlocks(ContentBlock.Of(tree), options);
}
