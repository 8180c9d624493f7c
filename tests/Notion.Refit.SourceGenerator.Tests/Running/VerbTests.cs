using Notion.Refit.Http;
using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

internal sealed class VerbTests : StubTest<IVerbs>
{
    [Test]
    public async Task Get_sends_get_and_decodes_the_answer()
    {
        Item item = await Stub.GetAsync();

        Assert.That(Line, Is.EqualTo("GET https://api.test/items/first"));
        Assert.That(item, Is.EqualTo(new Item("answer")));
    }

    [Test]
    public async Task Post_without_a_body_has_no_content()
    {
        await Stub.PostAsync();

        Assert.That(Line, Is.EqualTo("POST https://api.test/items"));
        Assert.That(Request.Message.Content, Is.Null);
    }

    [Test]
    public async Task Put_sends_put()
    {
        await Stub.PutAsync();
        Assert.That(Line, Is.EqualTo("PUT https://api.test/items/first"));
    }

    [Test]
    public async Task Patch_sends_patch()
    {
        await Stub.PatchAsync();
        Assert.That(Line, Is.EqualTo("PATCH https://api.test/items/first"));
    }

    [Test]
    public async Task Delete_keeps_the_query_of_its_path()
    {
        await Stub.DeleteAsync();
        Assert.That(Line, Is.EqualTo("DELETE https://api.test/items/first?force=true&quiet"));
    }

    [Test]
    public async Task Head_sends_head()
    {
        using HttpResponseMessage response = await Stub.HeadAsync();
        Assert.That(Line, Is.EqualTo("HEAD https://api.test/items/first"));
    }

    [Test]
    public async Task The_cancellation_token_reaches_the_transport()
    {
        using var source = new CancellationTokenSource();
        await Stub.GetAsync(source.Token);
        Assert.That(Transport.LastToken, Is.EqualTo(source.Token));
    }

    [Test]
    public async Task The_request_knows_its_route_without_the_query()
    {
        await Stub.DeleteAsync();
        Assert.That(((RestRequest)Request.Message).Route, Is.EqualTo("/items/first"));
    }
}
