using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>Nothing is lost, nothing is added: what is read is written back as the same JSON.</summary>
[TestFixture]
public sealed class RoundTripTests
{
    private const string Block =
        """
        "object": "block", "id": "0c940186-ab70-4351-bb34-2d16f0635d49", "parent": {"type": "page_id", "page_id": "b55c9c91-384d-452b-81db-d1ef79372b75"},
        "created_time": "2026-03-11T09:41:00.000Z", "last_edited_time": "2026-03-11T09:41:00.000Z", "has_children": false, "in_trash": false,
        "created_by": {"object": "user", "id": "ee5f0f84-409a-440f-983a-a5315961c6e4"}, "last_edited_by": {"object": "user", "id": "ee5f0f84-409a-440f-983a-a5315961c6e4"}
        """;

    [TestCase("""{"type": "paragraph", "paragraph": {}}""", TestName = "Absent members stay absent")]
    [TestCase("""{"type": "paragraph", "paragraph": {"rich_text": [], "color": "default", "children": []}}""", TestName = "Empty lists and defaults that were given stay")]
    [TestCase("""{"type": "paragraph", "paragraph": {"icon": null}}""", TestName = "Null stays null")]
    [TestCase("""{"type": "to_do", "to_do": {"checked": false}}""", TestName = "A flag at its default that was given stays")]
    [TestCase("""{"paragraph": {"rich_text": []}}""", TestName = "A missing type stays missing")]
    [TestCase("""{"object": "block", "type": "divider", "divider": {}}""", TestName = "A constant beside the kind stays")]
    [TestCase("""{"type": "paragraph", "paragraph": {"rich_text": [], "future": {"a": [1, 2.50, null]}}, "later": "x"}""", TestName = "Unknown members stay at their places")]
    [TestCase("""{"type": "hologram", "hologram": {"depth": 1e2}, "later": true}""", TestName = "An unknown kind stays")]
    [TestCase("""{"type": "hologram"}""", TestName = "An unknown kind without payload stays")]
    [TestCase("""{"type": "paragraph", "paragraph": {"color": null}}""", TestName = "Null where the description knows of none stays")]
    [TestCase("""{"divider": {}, "type": "divider"}""", TestName = "The type may come last")]
    [TestCase("""{"type": "paragraph", "quote": {"rich_text": []}, "paragraph": {}}""", TestName = "The type decides between two payloads")]
    public void Keeps_blocks(string json) => ModelJson.RoundTrip<WritableBlockContent>(json);

    [TestCase("""{"type": "number", "number": 1.10}""", TestName = "A number keeps its digits")]
    [TestCase("""{"type": "number", "number": 1.0}""", TestName = "A number keeps a zero behind the point")]
    [TestCase("""{"type": "number", "number": -0}""", TestName = "A zero keeps its sign")]
    [TestCase("""{"type": "number", "number": 1E+2}""", TestName = "A number keeps its exponent")]
    [TestCase("""{"type": "number", "number": 1000}""", TestName = "A round number stays")]
    [TestCase("""{"type": "number", "number": 0}""", TestName = "A zero stays")]
    [TestCase("""{"type": "number", "number": -42}""", TestName = "A number below zero stays")]
    [TestCase("""{"type": "number", "number": 999999999999999}""", TestName = "A number of fifteen digits stays")]
    [TestCase("""{"type": "number", "number": 9007199254740993}""", TestName = "A number of sixteen digits that no double has keeps them")]
    [TestCase("""{"type": "number", "number": 12345678901234567890}""", TestName = "A number beyond the precision of a double keeps its digits")]
    [TestCase("""{"type": "number", "number": 0.1000000000000000055}""", TestName = "A number with more digits than a double keeps them")]
    [TestCase("""{"type": "number", "number": 1E400}""", TestName = "A number too large for a double stays")]
    [TestCase("""{"type": "number", "number": -1e-400}""", TestName = "A number too small for a double stays")]
    [TestCase("""{"type": "number", "number": null}""", TestName = "No number stays no number")]
    [TestCase("""{"number": 5}""", TestName = "A value without type stays so")]
    [TestCase("""[{"type": "text", "text": {"content": "Title"}}]""", TestName = "A title without its wrapping stays so")]
    [TestCase("""{"title": {"type": "text", "text": {"content": "Title"}}}""", TestName = "A single piece stays single")]
    [TestCase("""{"title": [{"type": "text", "text": {"content": "Title"}}]}""", TestName = "A list of one piece stays a list")]
    [TestCase("""{"select": null}""", TestName = "No option stays no option")]
    [TestCase("""{"date": {"start": "2026-03-11", "end": null, "time_zone": null}}""", TestName = "A date keeps its nulls")]
    [TestCase("""{"people": [{"object": "user", "id": "EE5F0F84409A440F983AA5315961C6E4"}]}""", TestName = "An id keeps its form")]
    public void Keeps_values(string json) => ModelJson.RoundTrip<WritablePropertyValue>(json);

    [TestCase("2026-03-11T09:41:00.000Z")]
    [TestCase("2026-03-11T09:41:00Z")]
    [TestCase("2026-03-11T10:41:00.000+01:00")]
    [TestCase("2026-03-11T09:41:00.1234567Z")]
    public void Keeps_the_text_of_a_timestamp(string text) =>
        ModelJson.RoundTrip<Block>($$$"""{ {{{Block.Replace("2026-03-11T09:41:00.000Z", text, StringComparison.Ordinal)}}}, "type": "divider", "divider": {}}""");

    [Test]
    public void Keeps_an_envelope_whose_kind_is_not_known()
    {
        Block block = ModelJson.RoundTrip<Block>($$$"""{ {{{Block}}}, "type": "hologram", "hologram": {"depth": 3}}""");

        Assert.That(block.Content, Is.TypeOf<UnknownBlock>().With.Property(nameof(UnknownBlock.Type)).EqualTo("hologram"));
    }

    [Test]
    public void Keeps_a_constant_that_is_another()
    {
        Block block = ModelJson.RoundTrip<Block>($$$"""{ {{{Block.Replace("\"block\"", "\"tile\"", StringComparison.Ordinal)}}}, "type": "divider", "divider": {}}""");

        Assert.That(block.AdditionalProperties!["object"].GetString(), Is.EqualTo("tile"));
    }

    [Test]
    public void Shows_unknown_members_where_they_are()
    {
        WritableBlockContent content = ModelJson.Read<WritableBlockContent>("""{"type": "paragraph", "paragraph": {"depth": 3}, "weight": 4}""");

        Assert.Multiple(() =>
        {
            Assert.That(((ParagraphBlock)content).AdditionalProperties!["depth"].GetInt32(), Is.EqualTo(3));
            Assert.That(content.SiblingProperties!["weight"].GetInt32(), Is.EqualTo(4));
        });
    }

    [Test]
    public void Has_no_unknown_members_without_any_in_the_JSON() =>
        Assert.That(((ParagraphBlock)ModelJson.Read<WritableBlockContent>("""{"type": "paragraph", "paragraph": {}}""")).AdditionalProperties, Is.Null);

    [Test]
    public void Sends_unknown_members_that_were_put_in_by_hand()
    {
        using JsonDocument depth = JsonDocument.Parse("3");

        string json = ModelJson.Write(new DividerBlock { AdditionalProperties = new() { ["depth"] = depth.RootElement } });

        Assert.That(json, Is.EqualTo("""{"type":"divider","divider":{"depth":3}}"""));
    }
}
