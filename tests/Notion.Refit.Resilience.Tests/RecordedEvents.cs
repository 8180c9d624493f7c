using System.Collections.Concurrent;

namespace Notion.Refit.Resilience.Tests;

/// <summary>Remembers what happened.</summary>
internal sealed class RecordedEvents : ResilienceEvents
{
    public ConcurrentQueue<RetryNotice> Retries { get; } = new();

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override void Retrying(in RetryNotice notice) => Retries.Enqueue(notice);

    public override void WaitEnds(HttpRequestMessage? request, TimeSpan elapsed) => Waits.Enqueue(elapsed);
}
