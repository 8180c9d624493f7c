using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Enhanced;
using static Notion.Refit.Content.Tests.NotionSyntax.MarkdownBench;

namespace Notion.Refit.Content.Tests.NotionSyntax;

public sealed class EnhancedRoundTripTests
{
    private const int Documents = 400;

    [Test]
    public void What_is_written_is_read_as_the_same_blocks()
    {
        for (int seed = 0; seed < Documents; seed++)
        {
            IReadOnlyList<MarkdownBlock> blocks = new MarkdownTreeSource(seed, hasEdgeBlanks: false).Document();

            string markdown = Write(blocks);

            Assert.That(Describe(Read(markdown)), Is.EqualTo(Describe(blocks)), $"seed {seed}:\n{markdown}");
        }
    }

    [Test]
    public void What_is_read_is_written_as_the_same_text()
    {
        for (int seed = 0; seed < Documents; seed++)
        {
            string markdown = Write(new MarkdownTreeSource(seed, hasEdgeBlanks: true).Document());

            Assert.That(Write(Read(markdown)), Is.EqualTo(markdown), $"seed {seed}");
        }
    }

    // What anyone may send: after one reading the text is stable.
    [Test]
    public void Arbitrary_text_becomes_stable()
    {
        string[] parts =
        [
            "#", "##", "- ", "1. ", "> ", "\n", "\n\t", "\n\n", "  ", "\t", "*", "**", "_", "~~", "`", "```", "$", "$$", "[", "](", ")", "<", ">", "{color=\"blue\"}", "\\", "|", "---", "a", "b c", "!",
            "<details>", "<summary>", "</summary>", "</details>", "<callout icon=\"x\">", "</callout>", "<columns>", "<column>", "</column>", "</columns>", "<span color=\"red\">", "</span>", "<br>", "<empty-block/>",
            "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<tabs>", "<tab>", "</tab>", "</tabs>", ":::", "<synced_block>", "</synced_block>", "^", "https://a.b", "&amp;", "[ ]", "[x]", "~~~",
        ];
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => parts[random.Next(parts.Length)]));

            string once = Write(Read(text));

            Assert.That(Write(Read(once)), Is.EqualTo(once), $"seed {seed}:\n{text}");
        }
    }

    private static string Write(IReadOnlyList<MarkdownBlock> blocks) => EnhancedSyntax.Instance.Write(blocks, Addresses).Text;

    private static IReadOnlyList<MarkdownBlock> Read(string markdown) => EnhancedSyntax.Instance.Read(markdown, MarkdownBench.Directory);
}
