using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>What a caller builds is what is sent: all that was said, and nothing else.</summary>
[TestFixture]
public sealed class WritingTests
{
    private static readonly PageId Page = new(Guid.Parse("b55c9c91-384d-452b-81db-d1ef79372b75"));

    [Test]
    public void Sends_what_was_said()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(new ToDoBlock("Ship it") { Checked = true }), Is.EqualTo("""{"type":"to_do","to_do":{"rich_text":[{"type":"text","text":{"content":"Ship it"}}],"checked":true}}"""));
            Assert.That(ModelJson.Write(new ToDoBlock("") { Checked = false }), Is.EqualTo("""{"type":"to_do","to_do":{"rich_text":[],"checked":false}}"""));
            Assert.That(ModelJson.Write(new ToDoBlock()), Is.EqualTo("""{"type":"to_do","to_do":{}}"""));
        });
    }

    [Test]
    public void Sends_constants()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(new PageParent(Page)), Is.EqualTo("""{"type":"page_id","page_id":"b55c9c91-384d-452b-81db-d1ef79372b75"}"""));
            Assert.That(ModelJson.Write(new WorkspaceParent()), Is.EqualTo("""{"type":"workspace","workspace":true}"""));
        });
    }

    [Test]
    public void Sends_null_only_where_it_was_given()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(new UpdatePageRequest()), Is.EqualTo("{}"));
            Assert.That(ModelJson.Write(new UpdatePageRequest { Icon = null }), Is.EqualTo("""{"icon":null}"""));
            Assert.That(ModelJson.Write(new UpdatePageRequest { Icon = new EmojiIcon("🚀") }), Is.EqualTo("""{"icon":{"type":"emoji","emoji":"\uD83D\uDE80"}}"""));
            Assert.That(ModelJson.Write(new NumberValue(null)), Is.EqualTo("""{"type":"number","number":null}"""));
            Assert.That(ModelJson.Write(new UpdateViewRequest { Sorts = null }), Is.EqualTo("""{"sorts":null}"""));
        });
    }

    [Test]
    public void Sends_maps_that_were_filled_in_an_initializer()
    {
        UpdatePageRequest request = new() { Properties = { ["Cost"] = new NumberValue(12) } };

        Assert.That(ModelJson.Write(request), Is.EqualTo("""{"properties":{"Cost":{"type":"number","number":12}}}"""));
    }

    [Test]
    public void Sends_null_in_a_map_to_remove_something() =>
        Assert.That(ModelJson.Write(new UpdateDataSourceRequest { Properties = { ["Old"] = null } }), Is.EqualTo("""{"properties":{"Old":null}}"""));

    [Test]
    public void Sends_one_item_alone_where_the_description_prefers_it()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(new MultiSelectComparison { Contains = ["a"] }), Is.EqualTo("""{"contains":"a"}"""));
            Assert.That(ModelJson.Write(new MultiSelectComparison { Contains = ["a", "b"] }), Is.EqualTo("""{"contains":["a","b"]}"""));
            Assert.That(ModelJson.Write(new TitleValue("Title")), Is.EqualTo("""{"type":"title","title":[{"type":"text","text":{"content":"Title"}}]}"""));
        });
    }

    [Test]
    public void Changes_a_copy_and_keeps_the_rest()
    {
        var read = (ParagraphBlock)ModelJson.Read<WritableBlockContent>("""{"type": "paragraph", "paragraph": {"rich_text": [], "future": 1}}""");

        ParagraphBlock changed = read with { Color = Color.Blue };

        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(changed), Is.EqualTo("""{"type":"paragraph","paragraph":{"rich_text":[],"color":"blue","future":1}}"""));
            Assert.That(ModelJson.Write(read), Is.EqualTo("""{"type":"paragraph","paragraph":{"rich_text":[],"future":1}}"""));
        });
    }

    [Test]
    public void Forgets_the_old_text_of_a_number_that_was_changed()
    {
        var read = (NumberValue)ModelJson.Read<WritablePropertyValue>("""{"number": 0.1000000000000000055}""");

        Assert.That(ModelJson.Write(read with { Number = 2 }), Is.EqualTo("""{"number":2}"""));
    }
}
