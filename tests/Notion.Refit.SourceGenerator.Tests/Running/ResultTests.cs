using System.Net;
using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

internal sealed class ResultTests : StubTest<IResults>
{
    [Test]
    public async Task Text_is_the_body_as_it_came() =>
        Assert.That(await Stub.TextAsync(), Is.EqualTo("""{"name":"answer"}"""));

    [Test]
    public async Task A_model_is_decoded() =>
        Assert.That(await Stub.ModelAsync(), Is.EqualTo(new Item("answer")));

    [Test]
    public async Task A_model_comes_as_a_value_task_too() =>
        Assert.That(await Stub.ModelAsValueAsync(), Is.EqualTo(new Item("answer")));

    [Test]
    public async Task Nothing_comes_as_a_value_task_too()
    {
        await Stub.NothingAsValueAsync();
        Assert.That(Transport.Count, Is.EqualTo(1));
    }

    [Test]
    public void Nothing_still_throws_by_status()
    {
        Transport.Status = HttpStatusCode.NotFound;
        Assert.That(async () => await Stub.NothingAsync(), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_response_never_throws_by_status()
    {
        Transport.Status = HttpStatusCode.NotFound;
        using HttpResponseMessage response = await Stub.ResponseAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
