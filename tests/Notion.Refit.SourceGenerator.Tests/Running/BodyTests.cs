using System.Text;
using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

internal sealed class BodyTests : StubTest<IBodies>
{
    [Test]
    public async Task A_model_is_written_by_the_transport()
    {
        await Stub.ModelAsync(new("x"));

        Assert.That(Line, Is.EqualTo("POST https://api.test/items"));
        Assert.That(Request.Body, Is.EqualTo("""{"name":"x"}"""));
        Assert.That(Request.ContentHeader("Content-Type"), Is.EqualTo("application/json"));
    }

    [Test]
    public void A_model_that_is_null_is_refused_when_called()
    {
        Assert.That(() => { _ = Stub.ModelAsync(null!); }, Throws.ArgumentNullException.With.Property("ParamName").EqualTo("item"));
        Assert.That(Transport.Count, Is.Zero);
    }

    [Test]
    public async Task A_model_is_the_body_by_nature()
    {
        await Stub.ByNatureAsync(new("x"));
        Assert.That((Line, Request.Body), Is.EqualTo(("PATCH https://api.test/items", """{"name":"x"}""")));
    }

    [Test]
    public async Task An_optional_body_may_be_missing()
    {
        await Stub.OptionalAsync();
        Assert.That(Request.Message.Content, Is.Null);
    }

    [Test]
    public async Task An_optional_body_may_be_there()
    {
        await Stub.OptionalAsync(new("x"));
        Assert.That(Request.Body, Is.EqualTo("""{"name":"x"}"""));
    }

    [Test]
    public async Task Text_is_sent_as_it_is()
    {
        await Stub.TextAsync("plain & simple");
        Assert.That(Request.Body, Is.EqualTo("plain & simple"));
    }

    [Test]
    public async Task A_stream_is_sent_and_stays_open()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("bytes"));

        await Stub.StreamAsync(stream);

        Assert.That(Request.Body, Is.EqualTo("bytes"));
        Assert.That(stream.CanRead, Is.True);
    }

    [Test]
    public async Task Content_is_sent_as_it_is()
    {
        using var content = new StringContent("<a/>", Encoding.UTF8, "application/xml");

        await Stub.ContentAsync(content);

        Assert.That(Request.Body, Is.EqualTo("<a/>"));
        Assert.That(Request.ContentHeader("Content-Type"), Is.EqualTo("application/xml; charset=utf-8"));
    }

    [Test]
    public async Task Delete_may_have_a_body()
    {
        await Stub.DeleteAsync(new("x"));
        Assert.That((Line, Request.Body), Is.EqualTo(("DELETE https://api.test/items", """{"name":"x"}""")));
    }
}
