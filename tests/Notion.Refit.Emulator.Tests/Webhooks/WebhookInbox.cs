using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Webhooks;

/// <summary>A receiver that keeps what it gets.</summary>
internal sealed class WebhookInbox
{
    private readonly ConcurrentQueue<(string Signature, byte[] Body)> _received = new();

    /// <summary>The statuses of the next responses; 200 when there are none.</summary>
    public Queue<HttpStatusCode> Responses { get; } = new();

    public IReadOnlyList<(string Signature, byte[] Body)> Received => [.. _received];

    public IReadOnlyList<WebhookEvent> Events => [.. _received.Select(entry => JsonSerializer.Deserialize<WebhookEvent>(entry.Body)!)];

    public IReadOnlyList<string> Types => [.. _received.Select(entry => JsonDocument.Parse(entry.Body).RootElement.GetProperty("type").GetString()!)];

    public async Task<HttpResponseMessage> ReceiveAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _received.Enqueue((request.Headers.GetValues("X-Notion-Signature").Single(), await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
        return new HttpResponseMessage(Responses.TryDequeue(out HttpStatusCode status) ? status : HttpStatusCode.OK);
    }
}
