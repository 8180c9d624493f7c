using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>Values print what a person reads.</summary>
[TestFixture]
public sealed class PrintedValueTests
{
    private const string Id = "b55c9c91-384d-452b-81db-d1ef79372b75";

    [TestCase("""{"type": "title", "title": [{"type": "text", "text": {"content": "a"}}, {"type": "text", "text": {"content": "b"}}]}""", "ab")]
    [TestCase("""{"type": "number", "number": 399.5}""", "399.5")]
    [TestCase("""{"type": "number", "number": null}""", "")]
    [TestCase("""{"type": "select", "select": {"id": "x", "name": "Open", "color": "red"}}""", "Open")]
    [TestCase("""{"type": "multi_select", "multi_select": [{"name": "a"}, {"name": "b"}]}""", "a, b")]
    [TestCase("""{"type": "date", "date": {"start": "2026-12-01"}}""", "2026-12-01")]
    [TestCase("""{"type": "checkbox", "checkbox": true}""", "true")]
    [TestCase("""{"type": "people", "people": [{"object": "user", "id": "b55c9c91-384d-452b-81db-d1ef79372b75", "name": "Ada"}]}""", "Ada")]
    [TestCase("""{"type": "relation", "relation": [{"id": "b55c9c91-384d-452b-81db-d1ef79372b75"}]}""", Id)]
    [TestCase("""{"type": "files", "files": [{"name": "cv.pdf", "type": "external", "external": {"url": "https://example.com/cv.pdf"}}]}""", "cv.pdf")]
    [TestCase("""{"type": "formula", "formula": {"type": "number", "number": 2}}""", "2")]
    [TestCase("""{"type": "rollup", "rollup": {"type": "array", "function": "show_original", "array": [{"type": "number", "number": 1}, {"type": "number", "number": 2}]}}""", "1, 2")]
    [TestCase("""{"type": "unique_id", "unique_id": {"number": 7, "prefix": "T"}}""", "T-7")]
    [TestCase("""{"type": "created_by", "created_by": {"object": "user", "id": "b55c9c91-384d-452b-81db-d1ef79372b75"}}""", Id)]
    [TestCase("""{"type": "created_time", "created_time": "2026-03-11T09:41:00.000Z"}""", "2026-03-11T09:41:00+00:00")]
    [TestCase("""{"type": "place", "place": {"lat": 48.2, "lon": 16.4}}""", "48.2, 16.4")]
    [TestCase("""{"type": "button", "button": {}}""", "")]
    [TestCase("""{"type": "novelty", "novelty": "shiny"}""", "shiny")]
    public void A_value_prints_what_it_shows(string json, string text) => Assert.That(ModelJson.Read<PropertyValue>(json).ToString(), Is.EqualTo(text));

    [Test]
    public void A_property_prints_its_value() =>
        Assert.That($"{ModelJson.Read<Property>("""{"id": "a", "type": "number", "number": 3}""")}", Is.EqualTo("3"));

    [Test]
    public void All_kinds_of_values_print_text() =>
        Assert.That(
            SampleModels.Types.Where(type => type.IsSubclassOf(typeof(PropertyValue))).Select(type => SampleModels.Make(type, 1)).Where(value => value is not ButtonValue),
            Has.All.Matches<object>(value => $"{value}" is { Length: > 0 } text && !text.Contains('{', StringComparison.Ordinal)));

    [Test]
    public void Piece_of_text_and_option_print_their_text()
    {
        Assert.That($"{RichText.Text("a", "https://example.com")}", Is.EqualTo("a"));
        Assert.That($"{new SelectOption("Open")}", Is.EqualTo("Open"));
        Assert.That(JsonSerializer.Serialize(new Optional<string>()), Does.Contain("\"IsAbsent\":true"));
    }
}
