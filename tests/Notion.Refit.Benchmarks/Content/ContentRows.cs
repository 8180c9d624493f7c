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

    public string Name => "content";

    public IEnumerable<Result> Measure()
    {
        string markdown = SampleDocuments.Markdown(Length);

        // The same extensions as those of the converter.
        MarkdownPipeline pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = 1000 }
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
        Timing[] timings = Alternation.Run(
            Turns,
            Variant.Of("Markdig to HTML", () => Markdown.ToHtml(markdown, pipeline)),
            Variant.Of("to blocks", () => NotionMarkdown.ToBlocks(markdown)));
        yield return Result.OfTime("read 1 MB of Markdown: time / Markdig to HTML", timings, 1, Goal.AtMost(3));
    }
}
