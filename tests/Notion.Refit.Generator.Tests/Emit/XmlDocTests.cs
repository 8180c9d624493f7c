using Notion.Refit.Generator.Emit;

namespace Notion.Refit.Generator.Tests.Emit;

[TestFixture]
public sealed class XmlDocTests
{
    [TestCase("a `b` c", "a <c>b</c> c")]
    [TestCase("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2")]
    [TestCase("`a < b`", "<c>a &lt; b</c>")]
    [TestCase("open `tick", "open <c>tick</c>")]
    public void Turns_text_into_XML(string text, string xml) => Assert.That(XmlDoc.Escape(text), Is.EqualTo(xml));

    [Test]
    public void Wraps_long_text_but_not_inside_a_tag()
    {
        IndentedWriter writer = new();
        string words = string.Join(' ', Enumerable.Repeat("word", 27));
        writer.Element("remarks", "", $"{words} <see href=\"https://example.com/a\">here</see>.");

        Assert.That(writer.ToString().Split('\n'), Is.EqualTo((string[])
        [
            "/// <remarks>",
            $"/// {words}",
            "/// <see href=\"https://example.com/a\">here</see>.",
            "/// </remarks>",
            "",
        ]));
    }

    [TestCase("One. Two. Three.", "One.", "Two. Three.")]
    [TestCase("Only one.", "Only one.", "")]
    public void Splits_off_the_first_sentence(string text, string first, string others) =>
        Assert.That(XmlDoc.SplitSentence(text), Is.EqualTo((first, others)));
}
