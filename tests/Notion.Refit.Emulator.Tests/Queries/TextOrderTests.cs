using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tests.Queries;

public sealed class TextOrderTests
{
    [TestCase("Article 4", "Article 10")]
    [TestCase("a", "B")]
    [TestCase("A", "b")]
    [TestCase("A", "a")]
    [TestCase("v1.9", "v1.10")]
    [TestCase("9 b", "10 a")]
    [TestCase("", "a")]
    [TestCase("a", "a1")]
    [TestCase("1", "a")]
    [TestCase("a2b3", "a2b10")]
    [TestCase("007", "8")]
    [TestCase("007", "7")]
    [TestCase("99999999999999999999", "100000000000000000000")]
    public void One_text_comes_before_the_other(string first, string second)
    {
        Assert.That(TextOrder.Compare(first, second), Is.Negative);
        Assert.That(TextOrder.Compare(second, first), Is.Positive);
        Assert.That(TextOrder.Compare(first, first), Is.Zero);
    }
}
