using System.Text.Json.Nodes;
using Notion.Refit.Conformance.Replaying;

namespace Notion.Refit.Conformance.Tests.Replaying;

[TestFixture]
public sealed class IdMapTests
{
    private const string Recorded = "11111111-1111-4111-8111-111111111111";
    private const string Emulated = "22222222-2222-4222-8222-222222222222";
    private const string Other = "33333333-3333-4333-8333-333333333333";

    [Test]
    public void An_id_is_translated_in_every_place()
    {
        IdMap ids = Learned($$"""{"id":"{{Recorded}}"}""", $$"""{"id":"{{Emulated}}"}""");
        Assert.That(Translate(ids, $$"""{"url":"https://example.com/Title-{{Plain(Recorded)}}"}"""), Is.EqualTo($$"""{"url":"https://example.com/Title-{{Plain(Emulated)}}"}"""));
        Assert.That(ids.TranslatePath($"/v1/blocks/{Plain(Recorded)}/children"), Is.EqualTo($"/v1/blocks/{Plain(Emulated)}/children"));
        Assert.That(ids.TranslateQuery("block_id", Recorded), Is.EqualTo(Emulated));
    }

    [Test]
    public void What_is_one_pair_is_never_part_of_another()
    {
        IdMap ids = Learned($$"""{"id":"{{Recorded}}"}""", $$"""{"id":"{{Emulated}}"}""");
        ids.Learn(JsonNode.Parse($$"""{"id":"{{Other}}"}"""), JsonNode.Parse($$"""{"id":"{{Emulated}}"}"""));
        ids.Learn(JsonNode.Parse($$"""{"id":"{{Recorded}}"}"""), JsonNode.Parse($$"""{"id":"{{Other}}"}"""));
        Assert.That(Translate(ids, $$"""["{{Recorded}}","{{Other}}"]"""), Is.EqualTo($$"""["{{Emulated}}","{{Other}}"]"""));
    }

    [Test]
    public void Ids_of_properties_are_translated_as_names_of_members_in_paths_and_in_expressions()
    {
        IdMap ids = Learned("""{"properties":{"Cost":{"id":"a%3Ab%7B"}}}""", """{"properties":{"Cost":{"id":"x%5Ey~"}}}""");
        Assert.That(Translate(ids, """{"properties":{"a%3Ab%7B":{"number":1}}}"""), Is.EqualTo("""{"properties":{"x%5Ey~":{"number":1}}}"""));
        Assert.That(Translate(ids, """{"rollup_property_id":"a:b{"}"""), Is.EqualTo("""{"rollup_property_id":"x^y~"}"""));
        Assert.That(ids.TranslatePath("/v1/pages/p/properties/a%3Ab%7B"), Is.EqualTo("/v1/pages/p/properties/x%5Ey~"));
        Assert.That(
            Translate(ids, """{"expression":"{{notion:block_property:a%3Ab%7B:s:w}} * 2"}"""),
            Is.EqualTo("""{"expression":"{{notion:block_property:x%5Ey~:s:w}} * 2"}"""));
    }

    [Test]
    public void A_text_that_looks_like_the_id_of_a_property_stays()
    {
        IdMap ids = Learned("""{"properties":{"Cost":{"id":"abcd"}}}""", """{"properties":{"Cost":{"id":"wxyz"}}}""");
        Assert.That(Translate(ids, """{"content":"abcd"}"""), Is.EqualTo("""{"content":"abcd"}"""));
    }

    [Test]
    public void A_cursor_is_translated_as_a_whole()
    {
        IdMap ids = Learned("""{"next_cursor":"then"}""", """{"next_cursor":"now"}""");
        Assert.That(Translate(ids, """{"start_cursor":"then"}"""), Is.EqualTo("""{"start_cursor":"now"}"""));
        Assert.That(ids.TranslateQuery("start_cursor", "then"), Is.EqualTo("now"));
    }

    private static IdMap Learned(string recorded, string emulated)
    {
        IdMap ids = new();
        ids.Learn(JsonNode.Parse(recorded), JsonNode.Parse(emulated));
        return ids;
    }

    private static string Translate(IdMap ids, string json) =>
        ids.Translate(JsonNode.Parse(json))!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string Plain(string id) => id.Replace("-", "", StringComparison.Ordinal);
}
