using System.Threading.Channels;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>The events that handlers got, for a test to wait for.</summary>
internal sealed class Inbox
{
    private readonly Channel<WebhookEvent> _events = Channel.CreateUnbounded<WebhookEvent>();

    public void Add(WebhookEvent notification) => _events.Writer.TryWrite(notification);

    /// <summary>Waits for the next events.</summary>
    public async Task<IReadOnlyList<WebhookEvent>> TakeAsync(int count)
    {
        var taken = new List<WebhookEvent>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (taken.Count < count)
            taken.Add(await _events.Reader.ReadAsync(patience.Token));
        return taken;
    }

    public async Task<WebhookEvent> NextAsync() => (await TakeAsync(1))[0];

    public bool IsEmpty => !_events.Reader.TryPeek(out _);
}
