using System.Text;
using Notion.Refit.Calls;
using Notion.Refit.Http;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Http;

/// <summary>Bodies of responses that the client's own handlers have not read, as Refit hands them to the serializer.</summary>
public sealed class BodySinkTests
{
    private readonly ModelContentSerializer _serializer = new();

    [Test]
    public async Task A_body_of_any_length_is_read_once([Values(1, 1_000, 100_000, 3_000_000)] int length, [Values] bool announced)
    {
        string name = new('x', length);
        byte[] body = Encoding.UTF8.GetBytes($$"""{"object":"user","id":"11234567-89ab-4def-8123-456789abcdef","name":"{{name}}"}""");
        using HttpContent content = announced ? new ByteArrayContent(body) : new StreamContent(new DrippingStream(body));

        User? user = await _serializer.FromHttpContentAsync<User>(content);

        Assert.That(user!.Name, Is.EqualTo(name));
    }

    [Test]
    public async Task An_unreadable_body_does_not_spoil_the_next_one()
    {
        using var broken = new StringContent("{");
        using var whole = new StringContent("""{"object":"user","id":"11234567-89ab-4def-8123-456789abcdef","name":"n"}""");

        await Assert.ThrowsAsync<JsonBodyException>(() => _serializer.FromHttpContentAsync<User>(broken));
        Assert.That((await _serializer.FromHttpContentAsync<User>(whole))!.Name, Is.EqualTo("n"));
    }

    [Test]
    public async Task An_empty_body_is_unreadable()
    {
        using var empty = new ByteArrayContent([]);

        await Assert.ThrowsAsync<JsonBodyException>(() => _serializer.FromHttpContentAsync<User>(empty));
    }
}
