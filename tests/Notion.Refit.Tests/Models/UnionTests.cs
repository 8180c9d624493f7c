using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

[TestFixture]
public sealed class UnionTests
{
    [TestCase("""{"type": "to_do", "to_do": {"checked": true}}""")]
    [TestCase("""{"to_do": {"checked": true}, "type": "to_do"}""")]
    [TestCase("""{"to_do": {"checked": true}}""")]
    public void Reads_a_kind_wherever_its_name_is(string json) =>
        Assert.That(ModelJson.Read<BlockContent>(json), Is.TypeOf<ToDoBlock>().With.Property(nameof(ToDoBlock.Checked)).True);

    [Test]
    public void Keeps_type_and_payload_of_an_unknown_kind()
    {
        var unknown = (UnknownBlock)ModelJson.Read<BlockContent>("""{"type": "hologram", "hologram": {"depth": 3}}""");

        Assert.Multiple(() =>
        {
            Assert.That(unknown.Type, Is.EqualTo("hologram"));
            Assert.That(unknown.Raw.GetProperty("depth").GetInt32(), Is.EqualTo(3));
            Assert.That(unknown.SiblingProperties, Is.Null);
        });
    }

    [Test]
    public void Knows_constants_beside_a_kind()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.RoundTrip<WritableBlockContent>("""{"object": "block", "type": "divider", "divider": {}}""").SiblingProperties, Is.Null);
            Assert.That(ModelJson.RoundTrip<BlockContent>("""{"object": "block", "divider": {}}""").SiblingProperties, Is.Null);
            Assert.That(ModelJson.RoundTrip<WritableBlockContent>("""{"object": "tile", "divider": {}}""").SiblingProperties!.Keys, Is.EqualTo((string[])["object"]));
        });
    }

    [Test]
    public void Takes_a_kind_that_cannot_be_written_for_unknown_in_a_request() =>
        Assert.That(ModelJson.RoundTrip<WritablePropertyValue>("""{"type": "formula", "formula": {"type": "number", "number": 3}}"""), Is.TypeOf<UnknownValue>());

    [Test]
    public void Refuses_content_without_any_kind() =>
        Assert.That(() => ModelJson.Read<BlockContent>("""{"has_children": true}"""), Throws.TypeOf<JsonException>().With.Message.EqualTo("BlockContent lacks its member 'type'."));

    [Test]
    public void Refuses_a_case_that_is_another() =>
        Assert.That(() => ModelJson.Read<ToDoBlock>("""{"type": "divider", "divider": {}}"""), Throws.TypeOf<JsonException>().With.Message.EqualTo("ToDoBlock lacks its member 'to_do'."));

    [TestCase("""{"type": "page_id", "page_id": "b55c9c91-384d-452b-81db-d1ef79372b75"}""", typeof(PageParent))]
    [TestCase("""{"page_id": "b55c9c91-384d-452b-81db-d1ef79372b75"}""", typeof(PageParent))]
    [TestCase("""{"type": "data_source_id", "data_source_id": "b55c9c91-384d-452b-81db-d1ef79372b75", "database_id": "b55c9c91-384d-452b-81db-d1ef79372b75"}""", typeof(DataSourceParent))]
    [TestCase("""{"database_id": "b55c9c91-384d-452b-81db-d1ef79372b75", "data_source_id": "b55c9c91-384d-452b-81db-d1ef79372b75"}""", typeof(DataSourceParent))]
    [TestCase("""{"type": "workspace", "workspace": true}""", typeof(WorkspaceParent))]
    [TestCase("""{"type": "galaxy", "galaxy": 7, "page_id": "b55c9c91-384d-452b-81db-d1ef79372b75"}""", typeof(UnknownParent))]
    [TestCase("""{"galaxy": 7}""", typeof(UnknownParent))]
    public void Reads_objects_by_discriminator_or_by_their_members(string json, Type type) =>
        Assert.That(ModelJson.RoundTrip<Parent>(json), Is.TypeOf(type));

    [TestCase("""{"and": []}""", typeof(AndFilter))]
    [TestCase("""{"timestamp": "created_time", "created_time": {"this_week": {}}}""", typeof(TimestampFilter))]
    [TestCase("""{"property": "Done", "checkbox": {"equals": true}}""", typeof(PropertyFilter))]
    [TestCase("""{"xor": []}""", typeof(UnknownFilter))]
    public void Reads_objects_by_their_members_alone(string json, Type type) =>
        Assert.That(ModelJson.RoundTrip<Filter>(json), Is.TypeOf(type));

    [TestCase("5")]
    [TestCase("[]")]
    [TestCase("null")]
    public void Refuses_JSON_that_is_not_an_object(string json)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => ModelJson.Read<Filter>(json), Throws.TypeOf<JsonException>().With.Message.StartsWith("Expected an object, found "));
            Assert.That(() => ModelJson.Read<Parent>(json), Throws.TypeOf<JsonException>().With.Message.StartsWith("Expected an object, found "));
            Assert.That(() => ModelJson.Read<BlockContent>(json), Throws.TypeOf<JsonException>().With.Message.StartsWith("Expected an object, found "));
        });
    }
}
