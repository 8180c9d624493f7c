using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Content;

namespace Notion.Refit.Benchmarks.Content;

/// <summary>Conversions of documents.</summary>
internal sealed class ContentRows : IRows
{
    private const int Turns = 15;
    private const int Length = 1_000_000;

    /// <summary>Gets Markdig with the same extensions as those of the converter.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder { MaximumNestingDepth = 1000 }
        .UseYamlFrontMatter()
        .UseAlertBlocks()
        .UseFootnotes()
        .UseTaskLists()
        .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseCjkFriendlyEmphasis()
        .UseEmojiAndSmiley(enableSmileys: false)
        .Build();

    public string Name => "content";

    public IEnumerable<Result> Measure()
    {
        string markdown = SampleDocuments.Markdown(Length);
        Timing[] timings = Alternation.Run(
            Turns,
            Variant.Of("Markdig to HTML", () => Markdown.ToHtml(markdown, Pipeline)),
            Variant.Of("to blocks", () => NotionMarkdown.ToBlocks(markdown)));
        yield return Result.OfTime("read 1 MB of Markdown: time / Markdig to HTML", timings, 1, Goal.AtMost(3));
    }
}
