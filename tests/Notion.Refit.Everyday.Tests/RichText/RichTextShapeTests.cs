using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.RichText;

internal sealed class RichTextShapeTests
{
    [TestCase("👨‍👩‍👧‍👦", TestName = "A family of four code points is never cut")]
    [TestCase("é", TestName = "A letter with a combining accent is never cut")]
    [TestCase("🇦🇹", TestName = "A flag is never cut")]
    [TestCase("\r\n", TestName = "A line end is never cut")]
    public void A_cluster_stays_whole(string cluster)
    {
        string text = string.Concat(Enumerable.Repeat(cluster, 700));

        RichTextList split = ((RichTextList)text).Split();

        Assert.Multiple(() =>
        {
            Assert.That(split.Select(piece => piece.ToPlainText().Length), Has.All.LessThanOrEqualTo(2000));
            Assert.That(split.Select(piece => string.Join("", piece.ToPlainText().Split(cluster))), Has.All.Empty);
            Assert.That(split.ToPlainText(), Is.EqualTo(text));
        });
    }

    [Test]
    public void A_cluster_longer_than_a_piece_is_cut_between_code_points()
    {
        string text = "x" + "a" + string.Concat(Enumerable.Repeat("\U0001E8D0", 3000));

        RichTextList split = ((RichTextList)text).Split();

        Assert.Multiple(() =>
        {
            Assert.That(split.Select(piece => piece.ToPlainText().Length), Has.All.LessThanOrEqualTo(2000));
            Assert.That(split.Count(piece => char.IsLowSurrogate(piece.ToPlainText()[0])), Is.Zero);
            Assert.That(split.ToPlainText(), Is.EqualTo(text));
        });
    }

    [Test]
    public void Splitting_keeps_formatting_and_links()
    {
        RichTextList text = Models.RichText.Text(new string('a', 4500), "https://example.org", new Annotations { Bold = true });

        RichTextList split = text.Split();

        Assert.That(split, Has.Count.EqualTo(3));
        Assert.That(split.Select(piece => (piece.Annotations?.Bold, ((TextContent)piece.Content).Link?.Url)), Has.All.EqualTo(((bool?)true, "https://example.org")));
    }

    [Test]
    public void Splitting_and_joining_are_inverse()
    {
        RichTextList text = new string('a', 4500);

        Assert.That(text.Split().Join(), Is.EqualTo(text));
        Assert.That(text.Split().Split(), Is.EqualTo(text.Split()));
    }

    [Test]
    public void Only_neighbours_that_look_the_same_are_joined()
    {
        RichTextList text = ["a", "b", Models.RichText.Text("c", annotations: new Annotations { Bold = true }), "d", Models.RichText.Text("e", annotations: new Annotations())];

        Assert.That(text.Join().Select(piece => piece.ToPlainText()), Is.EqualTo(["ab", "c", "de"]));
    }

    [Test]
    public void The_builder_joins_and_splits()
    {
        RichTextList text = new RichTextBuilder().Text("See ").Text("the ").Link("plan", "https://example.org").Text(new string('x', 2500)).Bold("!").Equation("e = mc^2");

        Assert.That(text.Select(piece => piece.ToPlainText().Length), Is.EqualTo([8, 4, 2000, 500, 1, 8]));
    }
}
