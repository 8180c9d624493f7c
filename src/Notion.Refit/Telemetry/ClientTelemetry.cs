using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Notion.Refit.Authentication;

namespace Notion.Refit.Telemetry;

/// <summary>The logger, traces and metrics of a client.</summary>
/// <param name="logger">The logger.</param>
/// <param name="metrics">The metrics.</param>
/// <param name="time">The clock.</param>
internal sealed class ClientTelemetry(ILogger logger, NotionMetrics metrics, TimeProvider time)
{
    /// <summary>The source of the activities, of all clients.</summary>
    public static ActivitySource Activities { get; } = new(NotionTelemetry.ActivitySourceName, UserAgent.Version);

    /// <summary>The logger.</summary>
    public ILogger Logger => logger;

    /// <summary>The metrics.</summary>
    public NotionMetrics Metrics => metrics;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Whether calls are observed at all. Checked with each of them.</summary>
    public bool IsObserved => logger.IsEnabled(LogLevel.Warning) || Activities.HasListeners() || metrics.IsDurationEnabled;

    /// <summary>Records that a request starts to wait for the rate limit.</summary>
    public void WaitBegins() => metrics.WaitBegins();

    /// <summary>Records that a request stops waiting, whether it is sent or not.</summary>
    /// <param name="request">The request; null when it is not known.</param>
    /// <param name="elapsed">The time it has waited.</param>
    public void WaitEnds(HttpRequestMessage? request, TimeSpan elapsed)
    {
        metrics.WaitEnds(request, elapsed);
        if (request is not null && logger.IsEnabled(LogLevel.Debug))
            RequestLog.Waited(logger, request.Method, RequestRoute.Of(request).ToLog(request), elapsed.TotalMilliseconds);
    }

    /// <summary>Records an upcoming retry.</summary>
    /// <param name="request">The request.</param>
    /// <param name="attempt">The number of the attempt that failed, from 1.</param>
    /// <param name="delay">The wait before the next one.</param>
    /// <param name="reason">The kind of failure, one of a few words.</param>
    /// <param name="status">The status of the response; null when there was none.</param>
    public void Retrying(HttpRequestMessage request, int attempt, TimeSpan delay, string reason, int? status)
    {
        metrics.Retried(request, reason);
        if (logger.IsEnabled(LogLevel.Warning))
            RequestLog.Retrying(logger, attempt, request.Method, RequestRoute.Of(request).ToLog(request), reason, status, delay.TotalMilliseconds);
    }
}
