using Markdig.Syntax;
using Notion.Refit.Content.Headings;
using Notion.Refit.Content.Markdown.Reading;
using Notion.Refit.Content.Markdown.Writing;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content;

/// <summary>Converts Markdown to Notion blocks and back, offline.</summary>
/// <remarks>
/// Conversions do not depend on the network, the clock, the culture or the machine. Whatever the document is, it is read as something; what
/// could not be carried over is in the report.
/// </remarks>
public static class NotionMarkdown
{
    /// <summary>Converts Markdown to blocks that can be appended to a page.</summary>
    /// <param name="markdown">The document: CommonMark with GitHub's extensions, or one of Notion's own two syntaxes.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The blocks with their children at any depth, the front matter, and the report.</returns>
    /// <exception cref="ContentLimitException">The document is larger than <see cref="MarkdownReadOptions.MaxLength"/>, or cannot be parsed in bounded time.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="MarkdownReadOptions.Strict"/> is set.</exception>
    public static MarkdownConversion ToBlocks(string markdown, MarkdownReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        options ??= new MarkdownReadOptions();
        if (markdown.Length > options.MaxLength)
            throw new ContentLimitException("characters", options.MaxLength, markdown.Length);
        markdown = ContentLimits.WithoutMark(markdown);
        MarkdownSyntax syntax = options.Syntax == MarkdownSyntax.Automatic ? SyntaxDetector.Detect(markdown) : options.Syntax;
        MarkdownContext context = MarkdownContext.Of(options);
        if (syntax is MarkdownSyntax.NotionFlavored or MarkdownSyntax.NotionEnhanced)
        {
            List<WritableBlockContent> read = NotionSyntaxReader.Read(markdown, syntax == MarkdownSyntax.NotionEnhanced, context);
            return new MarkdownConversion(read, context.Reporter.Build(options.Strict));
        }

        MarkdownDocument document = MarkdigPipeline.Parse(markdown, options.WikiLinks);
        var reader = new MarkdownBlockReader(context, markdown);
        List<WritableBlockContent> blocks = reader.Read(document);
        return new MarkdownConversion(blocks, context.Reporter.Build(options.Strict)) { FrontMatter = reader.FrontMatter };
    }

    /// <summary>Converts a line of Markdown to rich text: emphasis, code, links, equations. What would start a block is text.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The rich text. Pieces are at most 2,000 characters long; there may be more than 100 of them.</returns>
    /// <exception cref="ContentLimitException">The text is too long, or cannot be parsed in bounded time.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="MarkdownReadOptions.Strict"/> is set.</exception>
    public static RichTextList ToRichText(string markdown, MarkdownReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        options ??= new MarkdownReadOptions();
        if (markdown.Length > options.MaxLength)
            throw new ContentLimitException("characters", options.MaxLength, markdown.Length);
        MarkdownContext context = MarkdownContext.Of(options);
        RichTextList text = MarkdownBlockReader.ReadText(MarkdigPipeline.ParseText(ContentLimits.WithoutMark(markdown)), context);
        context.Reporter.Build(options.Strict);
        return text;
    }

    /// <summary>
    /// Returns the anchors that GitHub gives the headings of a document: small letters, digits and dashes, with a number for a text that comes again. With them
    /// <see cref="MarkdownWriteOptions.ResolveLink"/> can map a block to <c>#anchor</c>.
    /// </summary>
    /// <param name="blocks">The blocks with their children.</param>
    /// <returns>The anchors by the ids of the headings. Those without an id and those without a letter or digit have none.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    public static IReadOnlyDictionary<BlockId, string> AnchorsOf(IReadOnlyList<ContentBlock> blocks)
    {
        ContentBlock.ThrowIfNull(blocks);
        var anchors = new Dictionary<BlockId, string>();
        foreach (DocumentHeading heading in DocumentHeadings.Of(blocks))
        {
            if (heading.Block.Id is { } id && heading.Anchor.Length > 0)
                anchors.TryAdd(id, heading.Anchor);
        }

        return anchors;
    }

    /// <summary>Returns the anchors that GitHub gives the headings of a tree that was read from Notion.</summary>
    /// <param name="tree">The tree, as <c>GetTreeAsync</c> returns it.</param>
    /// <returns>The anchors by the ids of the headings. Those without a letter or digit have none.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    public static IReadOnlyDictionary<BlockId, string> AnchorsOf(BlockTree tree) => AnchorsOf(ContentBlock.Of(tree));

    /// <summary>Converts blocks that were read from Notion to Markdown.</summary>
    /// <param name="blocks">The blocks with their children.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The document, which ends with one line feed unless it is empty, and the report.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="MarkdownWriteOptions.Strict"/> is set.</exception>
    public static Conversion<string> FromBlocks(IReadOnlyList<ContentBlock> blocks, MarkdownWriteOptions? options = null)
    {
        ContentBlock.ThrowIfNull(blocks);
        options ??= new MarkdownWriteOptions();
        var reporter = new Reporter();
        string text = options.Profile == MarkdownProfile.NotionFlavored
            ? NotionSyntaxWriter.Write(blocks, options, reporter)
            : new GitHubWriter(options, reporter).Write(blocks);
        return new Conversion<string>(text, reporter.Build(options.Strict));
    }

    /// <summary>Converts new blocks to Markdown.</summary>
    /// <param name="blocks">The blocks with the children that they carry.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The document, which ends with one line feed unless it is empty, and the report.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="MarkdownWriteOptions.Strict"/> is set.</exception>
    public static Conversion<string> FromBlocks(IEnumerable<WritableBlockContent> blocks, MarkdownWriteOptions? options = null) =>
        FromBlocks(ContentBlock.Of(blocks), options);

    /// <summary>Converts a tree that was read from Notion to Markdown.</summary>
    /// <param name="tree">The tree, as <c>GetTreeAsync</c> returns it.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The document, which ends with one line feed unless it is empty, and the report.</returns>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    /// <exception cref="ContentLossException">Content would be dropped, and <see cref="MarkdownWriteOptions.Strict"/> is set.</exception>
    public static Conversion<string> FromBlocks(BlockTree tree, MarkdownWriteOptions? options = null) => FromBlocks(ContentBlock.Of(tree), options);
}
