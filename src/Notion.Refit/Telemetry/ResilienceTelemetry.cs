using Notion.Refit.Resilience;

namespace Notion.Refit.Telemetry;

/// <summary>Logs and counts the waits and retries of calls.</summary>
/// <param name="telemetry">The telemetry of the client.</param>
internal sealed class ResilienceTelemetry(ClientTelemetry telemetry) : ResilienceEvents
{
    public override void WaitBegins() => telemetry.WaitBegins();

    public override void WaitEnds(HttpRequestMessage? request, TimeSpan elapsed) => telemetry.WaitEnds(request, elapsed);

    public override void Retrying(in RetryNotice notice)
    {
        if (notice.Request is { } request)
            telemetry.Retrying(request, notice.Attempt, notice.Delay, ReasonOf(notice.Reason), (int?)notice.Status);
    }

    private static string ReasonOf(FailureKind kind) => kind switch
    {
        FailureKind.RateLimited => "rate_limited",
        FailureKind.Overloaded => "service_overload",
        FailureKind.Unavailable => "unavailable",
        FailureKind.Conflict => "conflict",
        FailureKind.ConnectionLost => "connection",
        FailureKind.TimedOut => "timeout",
        _ => "other",
    };
}
