using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Values;

internal sealed class PropertyMapTests
{
    private static Property Number(string id, double value) => new() { Id = id, Value = new NumberValue(value) };

    [Test]
    public void A_property_is_found_by_its_id_encoded_or_not()
    {
        PropertyMap<Property> map = new() { ["Cost"] = Number("%3AGlK", 1), ["Total"] = Number("abcd", 2) };

        Assert.Multiple(() =>
        {
            Assert.That(map["%3AGlK"], Is.SameAs(map["Cost"]));
            Assert.That(map[":GlK"], Is.SameAs(map["Cost"]));
            Assert.That(map.ContainsKey("abcd"), Is.True);
            Assert.That(map.TryGetValue("nope", out _), Is.False);
        });
    }

    [Test]
    public void A_name_wins_over_an_id()
    {
        PropertyMap<Property> map = new() { ["Cost"] = Number("abcd", 1), ["abcd"] = Number("efgh", 2) };

        Assert.That(map.Find("abcd").Key, Is.EqualTo("abcd"));
    }

    [Test]
    public void The_notation_of_code_finds_a_name() => Assert.Multiple(() =>
    {
        PropertyMap<Property> map = new() { ["💰 Estimated value"] = Number("abcd", 1), ["Straße"] = Number("efgh", 2) };

        Assert.That(map.Find("estimated_value").Key, Is.EqualTo("💰 Estimated value"));
        Assert.That(map.Find("EstimatedValue").Key, Is.EqualTo("💰 Estimated value"));
        Assert.That(map.TryFind("estimated", out _), Is.False);
        Assert.That(map.TryFind("💰", out _), Is.False);
    });

    [Test]
    public void An_ambiguous_notation_names_both()
    {
        PropertyMap<Property> map = new() { ["Due date"] = Number("abcd", 1), ["Due-Date"] = Number("efgh", 2) };

        ArgumentException? e = Assert.Throws<ArgumentException>(() => map.Find("due_date"));

        Assert.That(e!.Message, Does.Contain("'Due date'").And.Contain("'Due-Date'"));
    }

    [Test]
    public void A_missing_property_names_those_that_exist()
    {
        PropertyMap<Property> map = new() { ["Cost"] = Number("abcd", 1) };

        Assert.That(Assert.Throws<KeyNotFoundException>(() => map.GetNumber("Price"))!.Message, Does.Contain("'Price'").And.Contain("'Cost'"));
    }
}
