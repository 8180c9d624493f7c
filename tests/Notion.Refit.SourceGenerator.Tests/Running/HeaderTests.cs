using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

internal sealed class HeaderTests : StubTest<IHeaders>
{
    [Test]
    public async Task Headers_of_the_interface_are_on_every_request()
    {
        await Stub.InheritedAsync();
        Assert.That((Request.Header("X-Origin"), Request.Header("X-Area")), Is.EqualTo(("interface", "items")));
    }

    [Test]
    public async Task Headers_of_the_method_win()
    {
        await Stub.ReplacedAsync();
        Assert.That((Request.Header("X-Origin"), Request.Header("X-Empty")), Is.EqualTo(("method", "")));
    }

    [Test]
    public async Task A_name_alone_removes_the_header()
    {
        await Stub.RemovedAsync();
        Assert.That((Request.Header("X-Origin"), Request.Header("X-Area")), Is.EqualTo(("interface", (string?)null)));
    }

    [Test]
    public async Task Headers_of_arguments_win()
    {
        using var culture = new ForeignCulture();

        await Stub.DynamicAsync("argument", -5, new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero));

        Assert.That(Request.Header("X-Origin"), Is.EqualTo("argument"));
        Assert.That(Request.Header("X-Number"), Is.EqualTo("-5"));
        Assert.That(Request.Header("X-Since"), Is.EqualTo("2026-03-11T00:00:00.0000000+00:00"));
    }

    [Test]
    public async Task Null_leaves_the_header_out_a_static_one_too()
    {
        await Stub.DynamicAsync(origin: null, 1);
        Assert.That((Request.Header("X-Origin"), Request.Header("X-Since")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [TestCase("a\r\nX-Injected: 1")]
    [TestCase("a\nb")]
    [TestCase("a\0b")]
    public void A_value_with_line_breaks_is_refused_before_anything_is_sent(string value)
    {
        Assert.That(() => { _ = Stub.DynamicAsync(value, 1); }, Throws.ArgumentException.With.Property("ParamName").EqualTo("origin"));
        Assert.That(Transport.Count, Is.Zero);
    }

    [Test]
    public void A_refused_credential_is_not_told() =>
        Assert.That(() => { _ = Stub.AuthorizedAsync("secret\n"); }, Throws.ArgumentException.With.Message.Not.Contains("secret"));

    [Test]
    public async Task A_credential_follows_its_scheme()
    {
        await Stub.AuthorizedAsync("secret");
        Assert.That(Request.Header("Authorization"), Is.EqualTo("Bearer secret"));
    }

    [Test]
    public async Task Without_a_credential_there_is_no_header()
    {
        await Stub.AuthorizedAsync(token: null);
        Assert.That(Request.Header("Authorization"), Is.Null);
    }

    [Test]
    public async Task The_scheme_can_be_another_one()
    {
        await Stub.AuthorizedBasicAsync("dTpw");
        Assert.That(Request.Header("Authorization"), Is.EqualTo("Basic dTpw"));
    }

    [Test]
    public async Task Headers_of_content_travel_with_the_content()
    {
        await Stub.OfContentAsync("a;b", "text/csv");
        Assert.That((Request.ContentHeader("Content-Type"), Request.ContentHeader("Content-Language")), Is.EqualTo(("text/csv", "en")));
    }

    [Test]
    public async Task Headers_of_content_are_left_out_without_content()
    {
        await Stub.OfContentAsync(text: null, "text/csv");
        Assert.That(Request.Message.Content, Is.Null);
    }
}
