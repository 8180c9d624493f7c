using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>Members of changes: absent stays, null clears, a value sets.</summary>
public sealed class ThreeStateTests
{
    [Test]
    public void Lists_and_maps_have_three_states_too() => Assert.Multiple(() =>
    {
        Assert.That(ModelJson.Write(new UpdateViewRequest()), Is.EqualTo("{}"));
        Assert.That(ModelJson.Write(new UpdateViewRequest { QuickFilters = null }), Is.EqualTo("""{"quick_filters":null}"""));
        Assert.That(
            ModelJson.Write(new UpdateViewRequest { QuickFilters = new Notion.Refit.Json.PropertyMap<QuickFilter?> { ["Cost"] = null, ["Done"] = new CheckboxCondition(new() { EqualTo = false }), ["Due"] = new QuickFilter() } }),
            Is.EqualTo("""{"quick_filters":{"Cost":null,"Done":{"type":"checkbox","checkbox":{"equals":false}},"Due":{}}}"""));
        Assert.That(ModelJson.Write(new UpdateViewRequest { Sorts = [] }), Is.EqualTo("""{"sorts":[]}"""));
    });

    [Test]
    public void Members_deep_inside_have_three_states_too() => Assert.Multiple(() =>
    {
        Assert.That(Update(new() { Name = "Price" }), Is.EqualTo("""{"properties":{"Cost":{"name":"Price"}}}"""));
        Assert.That(Update(new() { Description = null }), Is.EqualTo("""{"properties":{"Cost":{"description":null}}}"""));
        Assert.That(Update(new() { Description = "In euro" }), Is.EqualTo("""{"properties":{"Cost":{"description":"In euro"}}}"""));
    });

    [TestCase("{}", true, false, false)]
    [TestCase("""{"description":null}""", false, true, false)]
    [TestCase("""{"description":""}""", false, false, true)]
    [TestCase("""{"description":"x"}""", false, false, true)]
    public void States_are_read_as_they_travel(string json, bool isAbsent, bool isNull, bool hasValue)
    {
        Optional<string?> description = ModelJson.RoundTrip<PropertyUpdate>(json).Description;

        Assert.That((description.IsAbsent, description.IsNull, description.HasValue), Is.EqualTo((isAbsent, isNull, hasValue)));
    }

    [Test]
    public void A_copy_can_take_each_state()
    {
        UpdatePageRequest request = new() { Icon = Icon.Emoji("🚀"), Cover = null };

        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(request with { Icon = null }), Is.EqualTo("""{"icon":null,"cover":null}"""));
            Assert.That(ModelJson.Write(request with { Icon = default, Cover = default }), Is.EqualTo("{}"));
            Assert.That(JsonElement.Parse(ModelJson.Write(request)).GetProperty("icon").GetProperty("emoji").GetString(), Is.EqualTo("🚀"));
        });
    }

    private static string Update(PropertyUpdate update) => ModelJson.Write(new UpdateDataSourceRequest { Properties = { ["Cost"] = update } });
}
