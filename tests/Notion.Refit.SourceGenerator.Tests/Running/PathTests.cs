using Notion.Refit.Http;
using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

internal sealed class PathTests : StubTest<IPaths>
{
    [TestCase("a b/c", "a%20b%2Fc")]
    [TestCase("ü€😀", "%C3%BC%E2%82%AC%F0%9F%98%80")]
    [TestCase("100%", "100%25")]
    [TestCase("?x=1&y#z", "%3Fx%3D1%26y%23z")]
    [TestCase("a.b..c", "a.b..c")]
    [TestCase("...", "...")]
    [TestCase("-_~AZaz09", "-_~AZaz09")]
    public async Task Text_is_escaped(string name, string expected)
    {
        await Stub.ByTextAsync(name);
        Assert.That(Line, Is.EqualTo($"GET https://api.test/items/{expected}"));
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("../users")]
    [TestCase("a/../b")]
    [TestCase(@"a\..\b")]
    [TestCase("a/..")]
    [TestCase("%2e%2e")]
    [TestCase("%2E.")]
    [TestCase("%252e%252E/x")]
    [TestCase("a%2f..%2Fb")]
    [TestCase("a%5C%2e%2e")]
    public void A_value_that_leads_elsewhere_is_refused_before_anything_is_sent(string name)
    {
        Assert.That(
            () => { _ = Stub.ByTextAsync(name); },
            Throws.ArgumentException.With.Property("ParamName").EqualTo("name").And.Message.Contains(name));
        Assert.That(Transport.Count, Is.Zero);
    }

    [Test]
    public void Null_is_refused_when_called() =>
        Assert.That(() => { _ = Stub.ByTextAsync(null!); }, Throws.ArgumentNullException.With.Property("ParamName").EqualTo("name"));

    [Test]
    public async Task Values_that_format_themselves_are_formatted()
    {
        await Stub.ByIdAsync(new(7), -3);
        Assert.That(Line, Is.EqualTo("GET https://api.test/items/item-7/children/-3"));
    }

    [Test]
    public async Task Names_match_without_case()
    {
        await Stub.WithoutCaseAsync(new(1));
        Assert.That(Line, Is.EqualTo("GET https://api.test/items/item-1"));
    }

    [Test]
    public async Task Times_are_iso_8601_and_numbers_invariant()
    {
        using var culture = new ForeignCulture();

        await Stub.FormattedAsync(new(2026, 3, 11, 9, 5, 0, TimeSpan.FromHours(2)), new(2026, 12, 1), 1.5, flag: true);
        Assert.That(Line, Is.EqualTo("GET https://api.test/times/2026-03-11T09%3A05%3A00.0000000%2B02%3A00/2026-12-01/1.5/true"));
    }

    [Test]
    public async Task A_type_that_declares_its_text_is_written_as_that()
    {
        await Stub.WithOwnTextAsync(Order.Ascending);
        Assert.That(Line, Is.EqualTo("GET https://api.test/orders/a%20%26%20b"));
    }

    [TestCase("a/b c/d", "a/b%20c/d")]
    [TestCase("a", "a")]
    [TestCase("a//b", "a//b")]
    public async Task The_rest_of_a_path_keeps_its_slashes(string path, string expected)
    {
        await Stub.RestAsync(path);
        Assert.That(Line, Is.EqualTo($"GET https://api.test/files/{expected}"));
    }

    [TestCase("a/../b")]
    [TestCase("a/./b")]
    [TestCase("%2e%2e/b")]
    public void The_rest_of_a_path_has_no_dot_segments(string path) =>
        Assert.That(() => { _ = Stub.RestAsync(path); }, Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));

    [Test]
    public async Task A_placeholder_may_stand_twice()
    {
        await Stub.TwiceAsync("x");
        Assert.That(Line, Is.EqualTo("GET https://api.test/items/x/x"));
    }

    [Test]
    public async Task Long_values_move_to_larger_memory([Values(100, 247, 248, 249, 255, 256, 257, 5000)] int length)
    {
        await Stub.ByTextAsync(new string('ü', length));
        Assert.That(Line, Is.EqualTo("GET https://api.test/items/" + string.Concat(Enumerable.Repeat("%C3%BC", length))));
    }

    [Test]
    public async Task The_request_knows_its_route()
    {
        await Stub.ByIdAsync(new(7), 1);
        Assert.That(((RestRequest)Request.Message).Route, Is.EqualTo("/items/{item_id}/children/{index}"));
    }
}
