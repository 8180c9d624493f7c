namespace Notion.Refit.Telemetry;

/// <summary>The names of the tags of traces and metrics: those of OpenTelemetry where it has one.</summary>
internal static class TelemetryTags
{
    public const string Method = "http.request.method";
    public const string ResendCount = "http.request.resend_count";
    public const string Status = "http.response.status_code";
    public const string ErrorType = "error.type";
    public const string Template = "url.template";
    public const string Address = "url.full";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";

    /// <summary>The id of the operation in the description, such as <c>retrievePage</c>.</summary>
    public const string Operation = "notion.operation";

    /// <summary>The id that Notion has assigned to the request.</summary>
    public const string RequestId = "notion.request_id";

    /// <summary>The id that the proxy in front of Notion has assigned to the request.</summary>
    public const string RayId = "notion.ray_id";

    /// <summary>The code of Notion's error, such as <c>object_not_found</c>.</summary>
    public const string ErrorCode = "notion.error_code";

    /// <summary>The reason of a retry.</summary>
    public const string RetryReason = "notion.retry_reason";
}
