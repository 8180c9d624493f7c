using System.Collections.Concurrent;
using System.Diagnostics;

namespace Notion.Refit.Tests.Telemetry;

/// <summary>Keeps the spans that begin in this test, and only these.</summary>
internal sealed class RecordedSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public RecordedSpans()
    {
        Root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is NotionTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == Root.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The span around all.</summary>
    public Activity Root { get; }

    /// <summary>The spans in the order in which they ended.</summary>
    public IReadOnlyList<Activity> All => [.. _spans.Where(span => span.TraceId == Root.TraceId)];

    /// <summary>The span of the only call.</summary>
    public Activity Call => All.Single(span => span.ParentSpanId == Root.SpanId);

    /// <summary>The spans of its attempts.</summary>
    public IReadOnlyList<Activity> Attempts => [.. All.Where(span => span.ParentSpanId == Call.SpanId)];

    public void Dispose()
    {
        _listener.Dispose();
        Root.Dispose();
    }
}
