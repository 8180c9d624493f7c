namespace Notion.Refit;

/// <summary>The names under which clients log, trace and count.</summary>
/// <remarks>
/// <para>With OpenTelemetry: <c>tracing.AddSource(NotionTelemetry.ActivitySourceName)</c> and
/// <c>metrics.AddMeter(NotionTelemetry.MeterName)</c>. Without listeners nothing is recorded.</para>
/// <para>Tokens and secrets are in none of them. Content of the workspace is in none of them either, except for the excerpt of a failed response,
/// which is logged at the level Debug.</para>
/// </remarks>
public static class NotionTelemetry
{
    /// <summary>
    /// The category of all log messages. Debug: a request starts, waits for the rate limit, or was refused with this body; Information: it
    /// has succeeded, or was cancelled; Warning: it failed, or is sent again.
    /// </summary>
    public const string LoggerCategory = "Notion.Refit";

    /// <summary>The source of the activities: one for each call and, inside of it, one for each attempt.</summary>
    public const string ActivitySourceName = "Notion.Refit";

    /// <summary>
    /// The meter: <c>notion.client.operation.duration</c> (seconds, a histogram), <c>notion.client.retries</c> (a counter),
    /// <c>notion.client.limiter.wait</c> (seconds, a histogram), <c>notion.client.limiter.queue_length</c> (calls that wait).
    /// </summary>
    public const string MeterName = "Notion.Refit";
}
