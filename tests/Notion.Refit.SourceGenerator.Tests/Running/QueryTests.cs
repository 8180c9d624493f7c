using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

internal sealed class QueryTests : StubTest<IQueries>
{
    [Test]
    public async Task Null_values_are_left_out()
    {
        await Stub.ListAsync();
        Assert.That(Line, Is.EqualTo("GET https://api.test/items"));
    }

    [Test]
    public async Task Values_are_named_and_escaped()
    {
        await Stub.ListAsync("a+b=&c", 50, archived: false);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?start_cursor=a%2Bb%3D%26c&page_size=50&archived=false"));
    }

    [Test]
    public async Task An_empty_text_is_a_value()
    {
        await Stub.ListAsync("");
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?start_cursor="));
    }

    [Test]
    public async Task Values_are_formatted_invariantly()
    {
        using var culture = new ForeignCulture();

        await Stub.FormattedAsync(new(2026, 3, 11, 9, 5, 0, TimeSpan.Zero), new(2026, 12, 1), 1.5m, 255, Order.Ascending);
        Assert.That(
            Line,
            Is.EqualTo("GET https://api.test/items?since=2026-03-11T09%3A05%3A00.0000000%2B00%3A00&day=2026-12-01&price=1.5&number=00ff&sort%20by=a%20%26%20b"));
    }

    [Test]
    public async Task A_multi_collection_is_a_pair_an_element()
    {
        await Stub.EachAsync(["a b", null!, "c"], [new(1), new(2)], [Order.Ascending]);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?names=a%20b&names=c&ids=item-1&ids=item-2&orders=a%20%26%20b"));
    }

    [Test]
    public async Task A_collection_that_is_no_list_is_enumerated()
    {
        await Stub.EachAsync(names: null, Ids(), orders: null);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?ids=item-3&ids=item-4"));

        static IEnumerable<ItemId> Ids()
        {
            yield return new(3);
            yield return new(4);
        }
    }

    [Test]
    public async Task An_empty_multi_collection_is_nothing()
    {
        await Stub.EachAsync([], [], []);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items"));
    }

    [Test]
    public async Task A_joined_collection_is_one_pair()
    {
        await Stub.JoinedAsync([1, 20, 300], ["a|b", "c d"], [true, null, false]);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?numbers=1%2C20%2C300&names=a%7Cb%7Cc%20d&flags=true%2C%2Cfalse"));
    }

    [Test]
    public async Task An_empty_joined_collection_is_an_empty_value_and_null_is_nothing()
    {
        await Stub.JoinedAsync(numbers: [], []);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?numbers=&names="));
    }

    [Test]
    public async Task A_query_in_the_path_goes_first()
    {
        await Stub.InTemplateAsync("me & you", 5);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?archived=false&owner=me%20%26%20you&limit=5"));
    }

    [Test]
    public async Task A_missing_value_in_the_path_is_left_out()
    {
        await Stub.InTemplateAsync(owner: null, limit: null);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?archived=false"));
    }

    [Test]
    public async Task An_object_gives_its_properties()
    {
        await Stub.ObjectAsync(new() { CreatedAfter = new(2026, 1, 2), Archived = true, Order = Order.Ascending, Tags = ["x", "y"] });
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?created_after=2026-01-02&Archived=true&Order=a%20%26%20b&tag=x&tag=y"));
    }

    [Test]
    public async Task An_object_gives_its_text_where_that_is_asked_for()
    {
        await Stub.TextAsync(new("text/plain"), Order.Ascending, archived: true);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items?media%20type=text%2Fplain&order=a%20%26%20b&archived=true"));
    }

    [Test]
    public async Task The_text_of_nothing_is_left_out()
    {
        await Stub.TextAsync(type: null, order: null, archived: null);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items"));
    }

    [Test]
    public async Task A_prefix_stands_before_the_names_of_an_object()
    {
        await Stub.PrefixedAsync(new() { Archived = false, Tags = ["x"] }, new("body"));

        Assert.That(Line, Is.EqualTo("POST https://api.test/items?filter.Archived=false&filter.tag=x"));
        Assert.That(Request.Body, Is.EqualTo("""{"name":"body"}"""));
    }

    [Test]
    public async Task An_object_that_is_null_gives_nothing()
    {
        await Stub.PrefixedAsync(filter: null, new("body"));
        Assert.That(Line, Is.EqualTo("POST https://api.test/items"));
    }

    [Test]
    public void A_required_collection_must_not_be_null() =>
        Assert.That(() => { _ = Stub.EachAsync([], null!, []); }, Throws.ArgumentNullException.With.Property("ParamName").EqualTo("ids"));
}
