using System.Text.Json;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations;

namespace Notion.Refit.Tests.Models;

/// <summary>What was read keeps its text until it is changed; then the new value is what travels, once.</summary>
public sealed class ChangedCopyTests
{
    private const string PlainId = "A1000000000040008000000000000002";

    [Test]
    public void A_new_id_replaces_the_text_of_the_old_one()
    {
        PageParent read = (PageParent)ModelJson.RoundTrip<Parent>($$"""{"type":"page_id","page_id":"{{PlainId}}"}""");

        Assert.That(ModelJson.Write(read with { PageId = Some.Page }), Is.EqualTo($$"""{"type":"page_id","page_id":"{{Some.Page}}"}"""));
    }

    [Test]
    public void A_new_time_replaces_the_text_of_the_old_one()
    {
        Page read = ModelJson.RoundTrip<Page>(Answers.Page.Replace("2026-03-11T09:41:00.000Z", "2026-03-11T10:41+01:00", StringComparison.Ordinal));

        string json = ModelJson.Write(read with { CreatedTime = new DateTimeOffset(2026, 3, 11, 9, 42, 0, TimeSpan.Zero) });

        Assert.That(json, Does.Contain("\"created_time\":\"2026-03-11T09:42:00.000Z\"").And.Not.Contain("10:41"));
    }

    [Test]
    public void The_same_instant_in_another_offset_is_written_as_given()
    {
        Page read = ModelJson.RoundTrip<Page>(Answers.Page.Replace("2026-03-11T09:41:00.000Z", "2026-03-11T10:41:00+01:00", StringComparison.Ordinal));

        string json = ModelJson.Write(read with { CreatedTime = read.CreatedTime.ToUniversalTime() });

        Assert.That(json, Does.Contain("\"created_time\":\"2026-03-11T09:41:00.000Z\""));
    }

    [Test]
    public void A_new_list_of_ids_replaces_the_texts_of_the_old_ones()
    {
        PageMarkdown read = ModelJson.RoundTrip<PageMarkdown>(
            $$"""{"object":"page_markdown","id":"{{Some.Page}}","markdown":"","truncated":false,"unknown_block_ids":["{{Some.Block}}","{{PlainId}}"]}""");

        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(read with { UnknownBlockIds = [Some.Page, Some.Block] }), Does.EndWith($"\"unknown_block_ids\":[\"{Some.Page}\",\"{Some.Block}\"]}}"));
            Assert.That(ModelJson.Write(read with { Markdown = "x" }), Does.Contain(PlainId));
        });
    }

    [Test]
    public void Additional_members_can_be_replaced_and_removed()
    {
        var read = (ParagraphBlock)ModelJson.RoundTrip<WritableBlockContent>("""{"type":"paragraph","paragraph":{"depth":1},"weight":2}""");

        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(read with { AdditionalProperties = null, SiblingProperties = null }), Is.EqualTo("""{"type":"paragraph","paragraph":{}}"""));
            Assert.That(
                ModelJson.Write(read with { AdditionalProperties = new() { ["depth"] = JsonElement.Parse("3"), ["width"] = JsonElement.Parse("4") } }),
                Is.EqualTo("""{"type":"paragraph","paragraph":{"depth":3,"width":4},"weight":2}"""));
            Assert.That(ModelJson.Write(read), Is.EqualTo("""{"type":"paragraph","paragraph":{"depth":1},"weight":2}"""), "the original stays");
        });
    }

    [Test]
    public void A_copy_with_another_content_keeps_the_envelope()
    {
        Block read = ModelJson.RoundTrip<Block>(Answers.Block);

        string json = ModelJson.Write(read with { Content = new DividerBlock() });

        Assert.That(json, Does.Contain("\"type\":\"divider\",\"divider\":{}").And.Contain(Some.Block).And.Not.Contain("paragraph"));
    }
}
