using System.Text.Json;
using Notion.Refit.Models;
using Notion.Refit.Tests.Models;

namespace Notion.Refit.Tests.Json;

/// <summary>Lists of all lengths: short ones are collected on the stack, longer ones in memory that the thread keeps.</summary>
public sealed class ListReadingTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(8)]
    [TestCase(9)]
    [TestCase(127)]
    [TestCase(128)]
    [TestCase(129)]
    [TestCase(1000)]
    public void All_items_are_there_in_order_each_time(int count)
    {
        for (int i = 0; i < 3; i++)
            Assert.That(Texts(Read(count, "a")), Is.EqualTo(Texts(count, "a")));
    }

    [Test]
    public void A_list_keeps_its_items_while_others_are_read()
    {
        RichTextList first = Read(40, "a"), second = Read(20, "b"), third = Read(200, "c"), fourth = Read(9, "d");

        Assert.Multiple(() =>
        {
            Assert.That(Texts(first), Is.EqualTo(Texts(40, "a")));
            Assert.That(Texts(second), Is.EqualTo(Texts(20, "b")));
            Assert.That(Texts(third), Is.EqualTo(Texts(200, "c")));
            Assert.That(Texts(fourth), Is.EqualTo(Texts(9, "d")));
        });
    }

    [Test]
    public void A_list_may_have_items_with_lists_of_the_same_kind()
    {
        // 12 toggles, each with 12 paragraphs: all are blocks.
        string paragraphs = string.Join(',', Enumerable.Range(0, 12).Select(static i => $$$$"""{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","text":{"content":"{{{{i}}}}"}}]}}"""));
        string toggles = string.Join(',', Enumerable.Repeat($$$"""{"type":"toggle","toggle":{"rich_text":[],"children":[{{{paragraphs}}}]}}""", 12));

        AppendBlockChildrenRequest request = ModelJson.RoundTrip<AppendBlockChildrenRequest>($$"""{"children":[{{toggles}}]}""");

        Assert.That(request.Children, Has.Count.EqualTo(12));
        Assert.That(request.Children.Cast<ToggleBlock>().Select(static toggle => toggle.Children.Count), Is.All.EqualTo(12));
    }

    [Test]
    public void A_truncated_list_does_not_affect_the_next()
    {
        string[] items = [.. Enumerable.Repeat("""{"type":"text","text":{"content":"x"}}""", 20)];

        Assert.That(() => ModelJson.Read<RichTextList>($"[{string.Join(',', items)},7]"), Throws.InstanceOf<JsonException>());
        Assert.That(Texts(Read(30, "a")), Is.EqualTo(Texts(30, "a")));
    }

    private static RichTextList Read(int count, string prefix) =>
        ModelJson.Read<RichTextList>($"[{string.Join(',', Texts(count, prefix).Select(static text => $$$"""{"type":"text","text":{"content":"{{{text}}}"}}"""))}]");

    private static IEnumerable<string> Texts(RichTextList list) => list.Select(static piece => ((TextContent)piece.Content).Content);

    private static IEnumerable<string> Texts(int count, string prefix) => Enumerable.Range(0, count).Select(i => $"{prefix}{i}");
}
