using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.State;

public sealed class PropertyValuesTests
{
    private static readonly string[] Ids = ["title", ":a~b", "Zz{1", "a", "aB", "ab"];

    [Test]
    public void A_value_is_found_whatever_the_order_in_which_they_were_set([Values(0, 1, 2, 3, 4, 5)] int first)
    {
        PropertyValues values = Filled([.. Ids[first..], .. Ids[..first]]);

        Assert.That(Ids.Select(id => values.Find(id)), Is.EqualTo(Ids.Select(Of)));
        Assert.That(values.Ids, Is.EqualTo(Ids.Order(StringComparer.Ordinal)));
        Assert.That(values.Find("A"), Is.Null);
    }

    [Test]
    public void A_value_that_is_set_again_replaces_the_one_before()
    {
        PropertyValues values = Filled(Ids);

        values["ab"] = Of("new");

        Assert.That(values.Find("ab"), Is.EqualTo(Of("new")));
        Assert.That(values.Ids.Count(), Is.EqualTo(Ids.Length));
    }

    [Test]
    public void What_is_removed_is_gone_and_the_rest_stays([ValueSource(nameof(Ids))] string gone)
    {
        PropertyValues values = Filled(Ids);

        values.Remove(gone);
        values.Remove("never there");

        Assert.That(Ids.Select(id => values.Find(id)), Is.EqualTo(Ids.Select(id => id == gone ? null : Of(id))));
    }

    [Test]
    public void The_place_of_another_row_is_only_a_hint([Values(-1, 0, 3, 100)] int place)
    {
        PropertyValues values = Filled(Ids);

        Assert.That(values.Find("aB", ref place), Is.EqualTo(Of("aB")));
        int found = place;
        Assert.That(Filled("title", "a").Find("aB", ref place), Is.Null);
        Assert.That(values.Find("aB", ref place), Is.EqualTo(Of("aB")));
        Assert.That(place, Is.EqualTo(found));
    }

    private static PropertyValues Filled(params string[] ids)
    {
        var values = new PropertyValues();
        foreach (string id in ids)
            values[id] = Of(id);
        return values;
    }

    private static UrlValue Of(string id) => new(id);
}
