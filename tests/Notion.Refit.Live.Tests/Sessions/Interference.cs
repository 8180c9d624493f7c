using System.Net;
using System.Text;

namespace Notion.Refit.Live.Tests.Sessions;

/// <summary>A handler between the client of a session and the emulator: a test refuses, holds or loses requests by what is in them.</summary>
internal sealed class Interference : DelegatingHandler
{
    /// <summary>Gets a request with its body and the rest of the way; returns the response. Null: nothing interferes.</summary>
    public Func<HttpRequestMessage, string, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>? Way { get; set; }

    /// <summary>The number of requests.</summary>
    public int Count { get; private set; }

    /// <summary>Returns a refusal as Notion sends it.</summary>
    public static HttpResponseMessage Refusal(string message) => new(HttpStatusCode.BadRequest)
    {
        Content = new StringContent($$"""{ "object": "error", "status": 400, "code": "validation_error", "message": "{{message}}" }""", Encoding.UTF8, "application/json"),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Count++;
        if (Way is not { } way)
            return await base.SendAsync(request, cancellationToken);
        string body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        return await way(request, body, () => base.SendAsync(request, cancellationToken));
    }
}
