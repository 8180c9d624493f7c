using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Notion.Refit.Resilience.Tests;

/// <summary>Remembers what happened.</summary>
internal sealed class RecordedEvents : ResilienceEvents
{
    private readonly Channel<bool> _waits = Channel.CreateUnbounded<bool>();

    public ConcurrentQueue<RetryNotice> Retries { get; } = new();

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    /// <summary>Ends when so many requests, over all the time, have begun to wait for the rate limit.</summary>
    public async Task WhenWaitingAsync(int count)
    {
        for (int i = 0; i < count; i++)
            await _waits.Reader.ReadAsync();
    }

    public override void WaitBegins() => _waits.Writer.TryWrite(true);

    public override void Retrying(in RetryNotice notice) => Retries.Enqueue(notice);

    public override void WaitEnds(HttpRequestMessage? request, TimeSpan elapsed) => Waits.Enqueue(elapsed);
}
