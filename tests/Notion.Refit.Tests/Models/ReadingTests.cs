using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

[TestFixture]
public sealed class ReadingTests
{
    private const string User = """{"object": "user", "id": "ee5f0f84-409a-440f-983a-a5315961c6e4"}""";

    [Test]
    public void Names_the_member_that_is_missing()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => ModelJson.Read<PageParent>("""{"type": "page_id"}"""), Throws.TypeOf<JsonException>().With.Message.EqualTo("PageParent lacks its member 'page_id'."));
            Assert.That(() => ModelJson.Read<UserList>("""{"object": "list", "has_more": false, "next_cursor": null}"""), Throws.TypeOf<JsonException>().With.Message.EqualTo("UserList lacks its member 'results'."));
            Assert.That(() => ModelJson.Read<UserList>($$"""{"object": "list", "has_more": false, "results": [{{User}}]}"""), Throws.TypeOf<JsonException>().With.Message.EqualTo("UserList lacks its member 'next_cursor'."));
        });
    }

    [TestCase("""{"object": "block", "id": "0c940186-ab70-4351-bb34-2d16f0635d49"}""")]
    [TestCase("""{"object": "block", "id": "0c940186-ab70-4351-bb34-2d16f0635d49", "has_children": true}""")]
    [TestCase("""{"object": "block", "id": "0c940186-ab70-4351-bb34-2d16f0635d49", "type": "divider", "divider": {}}""")]
    public void Takes_an_object_of_which_the_server_shows_a_part(string json) =>
        Assert.That(ModelJson.RoundTrip<Block>(json).IsPartial, Is.True);

    [Test]
    public void Demands_the_certain_members_of_such_an_object() =>
        Assert.That(() => ModelJson.Read<Block>("""{"object": "block"}"""), Throws.TypeOf<JsonException>().With.Message.EqualTo("Block lacks its member 'id'."));

    [Test]
    public void A_user_with_an_id_only_differs_from_one_with_details()
    {
        User known = ModelJson.RoundTrip<User>("""{"object": "user", "id": "ee5f0f84-409a-440f-983a-a5315961c6e4", "type": "person", "person": {"email": "a@example.com"}, "name": null}""");

        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.RoundTrip<User>(User).Details, Is.Null);
            Assert.That(known.Details, Is.TypeOf<PersonDetails>().With.Property(nameof(PersonDetails.Email)).EqualTo("a@example.com"));
        });
    }

    [Test]
    public void Absent_members_null_and_values_differ()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.RoundTrip<UpdatePageRequest>("{}").Icon.IsAbsent);
            Assert.That(ModelJson.RoundTrip<UpdatePageRequest>("""{"icon": null}""").Icon.IsNull);
            Assert.That(ModelJson.RoundTrip<UpdatePageRequest>("""{"icon": {"emoji": "🚀"}}""").Icon.Value, Is.TypeOf<EmojiIcon>());
        });
    }

    [Test]
    public void Reads_unknown_values()
    {
        var paragraph = (ParagraphBlock)ModelJson.RoundTrip<BlockContent>("""{"type": "paragraph", "paragraph": {"color": "octarine"}}""");

        Assert.Multiple(() =>
        {
            Assert.That(paragraph.Color.Value, Is.EqualTo("octarine"));
            Assert.That(paragraph.Color, Is.EqualTo((Color)"octarine").And.Not.EqualTo((Color)"Octarine"));
        });
    }

    [Test]
    public void Takes_lists_and_single_items_for_lists()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.RoundTrip<MultiSelectComparison>("""{"contains": "a"}""").Contains, Is.EqualTo((string[])["a"]));
            Assert.That(ModelJson.RoundTrip<MultiSelectComparison>("""{"contains": ["a"]}""").Contains, Is.EqualTo((string[])["a"]));
            Assert.That(ModelJson.RoundTrip<MultiSelectComparison>("""{"contains": ["a", "b"]}""").Contains, Is.EqualTo((string[])["a", "b"]));
        });
    }

    [Test]
    public void Keeps_the_order_of_properties()
    {
        string properties = string.Join(", ", Enumerable.Range(0, 20).Select(i => $$$"""  "P{{{19 - i}}}": {"number": {{{i}}} }"""));

        var request = ModelJson.RoundTrip<UpdatePageRequest>($$"""{"properties": { {{properties}} } }""");

        Assert.That(request.Properties.Keys, Is.EqualTo(Enumerable.Range(0, 20).Select(i => $"P{19 - i}")));
    }

    [Test]
    public void Works_with_the_serializer()
    {
        Parent? parent = JsonSerializer.Deserialize<Parent>("""{"type": "page_id", "page_id": "b55c9c91-384d-452b-81db-d1ef79372b75"}""");

        Assert.Multiple(() =>
        {
            Assert.That(parent, Is.TypeOf<PageParent>());
            Assert.That(JsonSerializer.Serialize(parent), Is.EqualTo("""{"type":"page_id","page_id":"b55c9c91-384d-452b-81db-d1ef79372b75"}"""));
            Assert.That(JsonSerializer.Serialize<object>(new DividerBlock()), Is.EqualTo("""{"type":"divider","divider":{}}"""));
            Assert.That(JsonSerializer.Deserialize<Color>("\"red\""), Is.EqualTo(Color.Red));
        });
    }
}
