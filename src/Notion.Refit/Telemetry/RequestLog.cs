using Microsoft.Extensions.Logging;

namespace Notion.Refit.Telemetry;

/// <summary>The log messages. Their ids stay the same.</summary>
internal static partial class RequestLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Method} {Route} starts.", EventName = "RequestStarting")]
    public static partial void Starting(ILogger logger, HttpMethod method, string route);

    [LoggerMessage(2, LogLevel.Information, "{Method} {Route} returned {Status} after {ElapsedMilliseconds:0.0} ms (attempts: {Attempts}, request id: {RequestId}).", EventName = "RequestDone")]
    public static partial void Done(ILogger logger, HttpMethod method, string route, int status, double elapsedMilliseconds, int attempts, string? requestId);

    [LoggerMessage(3, LogLevel.Warning, "{Method} {Route} was refused with {Status} {ErrorCode} after {ElapsedMilliseconds:0.0} ms (attempts: {Attempts}, request id: {RequestId}).", EventName = "RequestRefused")]
    public static partial void Refused(ILogger logger, HttpMethod method, string route, int status, string errorCode, double elapsedMilliseconds, int attempts, string? requestId);

    [LoggerMessage(4, LogLevel.Warning, "{Method} {Route} failed ({ErrorType}: {Reason}) after {ElapsedMilliseconds:0.0} ms (attempts: {Attempts}).", EventName = "RequestFailed")]
    public static partial void Failed(ILogger logger, HttpMethod method, string route, string errorType, string reason, double elapsedMilliseconds, int attempts);

    [LoggerMessage(5, LogLevel.Information, "{Method} {Route} was cancelled after {ElapsedMilliseconds:0.0} ms (attempts: {Attempts}).", EventName = "RequestCancelled")]
    public static partial void Cancelled(ILogger logger, HttpMethod method, string route, double elapsedMilliseconds, int attempts);

    [LoggerMessage(6, LogLevel.Warning, "{Method} {Route} returned {Status}, but the response cannot be read (at {JsonPath}, request id: {RequestId}).", EventName = "ResponseUnreadable")]
    public static partial void Unreadable(ILogger logger, HttpMethod method, string route, int status, string? jsonPath, string? requestId);

    // The level is checked before the excerpt is created.
    [LoggerMessage(7, LogLevel.Debug, "{Method} {Route} was refused with {Status} and this body: {Body}", EventName = "RefusedBody", SkipEnabledCheck = true)]
    public static partial void FailedBody(ILogger logger, HttpMethod method, string route, int status, string body);

    [LoggerMessage(8, LogLevel.Warning, "Attempt {Attempt} of {Method} {Route} failed ({Reason}, status {Status}); the next follows in {DelayMilliseconds:0} ms.", EventName = "Retrying")]
    public static partial void Retrying(ILogger logger, int attempt, HttpMethod method, string route, string reason, int? status, double delayMilliseconds);

    [LoggerMessage(9, LogLevel.Debug, "{Method} {Route} has waited {ElapsedMilliseconds:0.0} ms for the rate limit.", EventName = "LimiterWaited")]
    public static partial void Waited(ILogger logger, HttpMethod method, string route, double elapsedMilliseconds);
}
