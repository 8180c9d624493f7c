using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Enhanced;
using Notion.Refit.Content.NotionSyntax.Flavored;

namespace Notion.Refit.Content.Tests.NotionSyntax;

/// <summary>Documents that begin much and end nothing: reading must not go on to the end of the text for each beginning.</summary>
public sealed class ReadingCostTests
{
    private const int Times = 500;
    private const int Longer = 8;

    [TestCase("[a](")]
    [TestCase("[a](<")]
    [TestCase("[a](b \"")]
    [TestCase("![a](")]
    [TestCase("[^a")]
    [TestCase("**a ")]
    [TestCase("_a ")]
    [TestCase("`a``")]
    [TestCase("$a")]
    [TestCase("<span color=\"red\">a")]
    [TestCase("<http://")]
    [TestCase("&am")]
    [TestCase(":a")]
    [TestCase("> a\n")]
    [TestCase("\t- a\n")]
    [TestCase("|a|\n")]
    [TestCase("```\n")]
    [TestCase("$$\n")]
    [TestCase(":::callout\n")]
    [TestCase("<details>\n")]
    [TestCase("<columns>\n")]
    [TestCase("<table>\n<tr>\n<td>\n")]
    public void Reading_allocates_in_proportion_to_the_length(string piece)
    {
        foreach (IMarkdownSyntax syntax in new IMarkdownSyntax[] { new EnhancedSyntax(), new FlavoredSyntax() })
        {
            long few = Allocated(syntax, Repeat(piece, Times));
            long many = Allocated(syntax, Repeat(piece, Times * Longer));
            Assert.That(many, Is.LessThan(few * Longer * 2), syntax.GetType().Name);
        }
    }

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static long Allocated(IMarkdownSyntax syntax, string text)
    {
        syntax.Read(text, MarkdownBench.Directory);
        long before = GC.GetAllocatedBytesForCurrentThread();
        syntax.Read(text, MarkdownBench.Directory);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
