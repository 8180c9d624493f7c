using Notion.Refit.Http;
using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

internal sealed class InterfaceTests : StubTest<IDerived>
{
    [Test]
    public async Task Inherited_requests_have_the_headers_of_the_derived_interface()
    {
        Assert.That(await Stub.TextAsync(), Is.EqualTo("""{"name":"answer"}"""));
        Assert.That((Line, Request.Header("X-Area")), Is.EqualTo(("GET https://api.test/items", "derived")));
    }

    [Test]
    public async Task Default_implementations_stay()
    {
        await Stub.DefaultAsync();
        Assert.That(Line, Is.EqualTo("GET https://api.test/derived"));
    }

    [Test]
    public async Task Overloads_have_addresses_of_their_own()
    {
        await Stub.OverloadedAsync(CancellationToken.None);
        Assert.That(Line, Is.EqualTo("GET https://api.test/derived/all"));
    }

    [Test]
    public async Task Names_of_parameters_do_not_matter()
    {
        await Stub.NamedAsync("c", 1, 2, 3, 4);
        Assert.That(Line, Is.EqualTo("GET https://api.test/derived/c?uri=1&message=2&transport=3&form=4"));
    }

    [Test]
    public async Task Options_are_there_for_handlers()
    {
        await Stub.OptionsAsync("x", 2);

        HttpRequestOptions options = Request.Message.Options;
        Assert.That(options.TryGetValue(new HttpRequestOptionsKey<string>("tag"), out string? tag) ? tag : null, Is.EqualTo("x"));
        Assert.That(options.TryGetValue(new HttpRequestOptionsKey<int>("attempt"), out int attempt) ? attempt : 0, Is.EqualTo(2));
    }

    [Test]
    public async Task A_nested_interface_has_a_stub()
    {
        await RestStubs.Create<Area.IInner>(Transport).GetAsync();
        Assert.That(Line, Is.EqualTo("GET https://api.test/inner"));
    }

    [Test]
    public async Task Types_keep_their_meaning_where_short_names_would_clash()
    {
        await RestStubs.Create<IClashes>(Transport).GetAsync(new(3), new(2026, 3, 11, 0, 0, 0, DateTimeKind.Utc), [new("a"), new("b")]);
        Assert.That(Line, Is.EqualTo("GET https://api.test/ranges/from-3?since=2026-03-11T00%3A00%3A00.0000000Z&tags=a&tags=b"));
    }

    [Test]
    public void An_interface_without_requests_has_no_stub() =>
        Assert.That(() => RestStubs.Create<IDisposable>(Transport), Throws.InstanceOf<NotSupportedException>().With.Message.Contains("System.IDisposable"));
}
