using Markdig;
using Markdig.Extensions.Emoji;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>The parser of Markdown: CommonMark with GitHub's extensions, footnotes, math, emoji names and front matter.</summary>
internal static class MarkdigPipeline
{
    // Markdig's default of 128 ends at 63 levels of lists.
    private const int NestingDepth = 1000;

    private static readonly MarkdownPipeline s_pipeline = Build(hasBlocks: true, hasWikiLinks: false);
    private static readonly MarkdownPipeline s_text = Build(hasBlocks: false, hasWikiLinks: false);
    private static readonly Lazy<MarkdownPipeline> s_wiki = new(static () => Build(hasBlocks: true, hasWikiLinks: true));

    /// <summary>Parses a document.</summary>
    /// <exception cref="ContentLimitException">It cannot be parsed in bounded time.</exception>
    public static MarkdownDocument Parse(string markdown, bool hasWikiLinks = false) => Parse(markdown, hasWikiLinks ? s_wiki.Value : s_pipeline);

    /// <summary>Parses text in which nothing starts a block.</summary>
    /// <exception cref="ContentLimitException">It cannot be parsed in bounded time.</exception>
    public static MarkdownDocument ParseText(string markdown) => Parse(markdown, s_text);

    private static MarkdownDocument Parse(string markdown, MarkdownPipeline pipeline)
    {
        NestingBudget.Check(markdown, NestingDepth);
        TableBudget.Check(markdown);
        try
        {
            return Markdig.Markdown.Parse(markdown, pipeline);
        }
        catch (ArgumentException exception) when (exception is not ArgumentNullException)
        {
            // What Markdig throws for blocks or brackets that are nested deeper than its limit.
            throw new ContentLimitException("levels of nesting", NestingDepth, NestingDepth + 1);
        }
    }

    private static MarkdownPipeline Build(bool hasBlocks, bool hasWikiLinks)
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder { MaximumNestingDepth = NestingDepth }
            .UseYamlFrontMatter()
            .UseAlertBlocks()
            .UseFootnotes()
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UseAutoLinks()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseCjkFriendlyEmphasis()
            .UseEmojiAndSmiley(new EmojiMapping(EmojiNames.All, new Dictionary<string, string>(StringComparer.Ordinal)));
        builder.InlineParsers.Insert(0, new MathInlineParser());
        builder.InlineParsers.Insert(0, new TaskInlineParser());
        if (hasWikiLinks)
            builder.InlineParsers.Insert(0, new WikiLinkParser());
        if (!hasBlocks)
        {
            BlockParser paragraph = builder.BlockParsers.Find<ParagraphBlockParser>()!;
            builder.Extensions.RemoveAll(extension => extension is not (EmphasisExtraExtension or EmojiExtension or Markdig.Extensions.AutoLinks.AutoLinkExtension));
            builder.BlockParsers.Clear();
            builder.BlockParsers.Add(paragraph);
        }

        foreach (BlockParser parser in builder.BlockParsers)
        {
            parser.Closed += CheckInlines;
        }

        return builder.Build();
    }

    private static void CheckInlines(BlockProcessor processor, Block block)
    {
        if (block is LeafBlock { ProcessInlines: true } leaf)
            InlineBudget.Check(leaf);
    }
}
