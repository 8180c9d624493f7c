using System.Diagnostics;
using System.Diagnostics.Metrics;
using Notion.Refit.Authentication;

namespace Notion.Refit.Telemetry;

/// <summary>The metrics. Clients that share an instance count together.</summary>
internal sealed class NotionMetrics
{
    // From a quick read to a call that waits for several windows of the rate limit.
    private static readonly InstrumentAdvice<double> s_seconds = new()
    {
        HistogramBucketBoundaries = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 2, 5, 10, 30, 60, 120, 300],
    };

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _retries;
    private readonly Histogram<double> _limiterWait;
    private long _waiting;

    /// <summary>Creates the metrics of a container.</summary>
    /// <param name="meters">Creates the meter, and disposes it.</param>
    public NotionMetrics(IMeterFactory meters)
        : this(meters.Create(new MeterOptions(NotionTelemetry.MeterName) { Version = UserAgent.Version }))
    {
    }

    private NotionMetrics(Meter meter)
    {
        _duration = meter.CreateHistogram("notion.client.operation.duration", "s", "How long calls take, with all their attempts and waits.", tags: null, s_seconds);
        _retries = meter.CreateCounter<long>("notion.client.retries", "{retry}", "How often requests are sent again.");
        _limiterWait = meter.CreateHistogram("notion.client.limiter.wait", "s", "How long requests wait for the rate limit, of those that wait.", tags: null, s_seconds);

        // Observed instead of counted up and down: a listener that is added later sees the true number.
        meter.CreateObservableUpDownCounter("notion.client.limiter.queue_length", () => Interlocked.Read(ref _waiting), "{request}", "How many requests wait for the rate limit.");
    }

    /// <summary>The metrics of clients without a container.</summary>
    public static NotionMetrics Shared { get; } = new(new Meter(NotionTelemetry.MeterName, UserAgent.Version));

    /// <summary>Whether the duration of calls is observed.</summary>
    public bool IsDurationEnabled => _duration.Enabled;

    /// <summary>Records the end of a call.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="route">Its operation.</param>
    /// <param name="seconds">Its duration.</param>
    /// <param name="status">The status of the response; null when there was none.</param>
    /// <param name="errorType">The kind of failure; null when it did not fail.</param>
    public void Ended(HttpRequestMessage request, in RequestRoute route, double seconds, int? status, string? errorType)
    {
        if (!_duration.Enabled)
            return;
        TagList tags = Tags(request, route);
        if (request.RequestUri is { IsAbsoluteUri: true } uri)
        {
            tags.Add(TelemetryTags.ServerAddress, uri.Host);
            tags.Add(TelemetryTags.ServerPort, uri.Port);
        }

        if (status is { } answered)
            tags.Add(TelemetryTags.Status, answered);
        if (errorType is not null)
            tags.Add(TelemetryTags.ErrorType, errorType);
        _duration.Record(seconds, tags);
    }

    /// <summary>Records a retry.</summary>
    public void Retried(HttpRequestMessage request, string reason)
    {
        if (!_retries.Enabled)
            return;
        TagList tags = Tags(request, RequestRoute.Of(request));
        tags.Add(TelemetryTags.RetryReason, reason);
        _retries.Add(1, tags);
    }

    /// <summary>Records that a request starts to wait for the rate limit.</summary>
    public void WaitBegins() => Interlocked.Increment(ref _waiting);

    /// <summary>Records that a request stops waiting, whether it is sent or not.</summary>
    public void WaitEnds(HttpRequestMessage? request, TimeSpan time)
    {
        Interlocked.Decrement(ref _waiting);
        if (_limiterWait.Enabled)
            _limiterWait.Record(time.TotalSeconds, request is null ? default : Tags(request, RequestRoute.Of(request)));
    }

    private static TagList Tags(HttpRequestMessage request, in RequestRoute route)
    {
        var tags = default(TagList);
        tags.Add(TelemetryTags.Method, request.Method.Method);
        if (route.Template is not null)
            tags.Add(TelemetryTags.Template, route.Template);
        if (route.Operation is not null)
            tags.Add(TelemetryTags.Operation, route.Operation.Id);
        return tags;
    }
}
