using Microsoft.Extensions.Logging;

namespace Notion.Refit.AspNetCore.Webhooks;

/// <summary>The log messages of webhooks.</summary>
internal static partial class WebhookLog
{
    public const string Category = "Notion.Refit.AspNetCore.Webhooks";

    [LoggerMessage(1, LogLevel.Warning, "A delivery was refused with {Status}: {Reason}", EventName = "DeliveryRefused")]
    public static partial void Refused(ILogger logger, int status, string reason);

    [LoggerMessage(2, LogLevel.Information, "Notion has sent the verification token of a new webhook subscription.", EventName = "VerificationReceived")]
    public static partial void Verification(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "The verification token of the new webhook subscription is {VerificationToken} (shown in the Development environment only). Enter it in Notion, and set it as VerificationToken.", EventName = "VerificationToken")]
    public static partial void VerificationToken(ILogger logger, string verificationToken);

    [LoggerMessage(4, LogLevel.Debug, "The event {EventId} is a duplicate.", EventName = "DuplicateEvent")]
    public static partial void Duplicate(ILogger logger, string eventId);

    [LoggerMessage(5, LogLevel.Warning, "The event {EventId} was answered with 503: {Reason} Notion delivers it again.", EventName = "EventPostponed")]
    public static partial void Postponed(ILogger logger, string eventId, string reason);

    [LoggerMessage(6, LogLevel.Warning, "A handler of the event {EventId} ({EventType}) failed in attempt {Attempt} of {MaxAttempts}.", EventName = "HandlerFailed")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string eventId, string eventType, int attempt, int maxAttempts);

    [LoggerMessage(7, LogLevel.Error, "The event {EventId} ({EventType}) was given up after {Attempts} attempts.", EventName = "EventFailed")]
    public static partial void EventFailed(ILogger logger, Exception exception, string eventId, string eventType, int attempts);

    [LoggerMessage(8, LogLevel.Error, "The hook for failed events has failed itself, at the event {EventId}.", EventName = "FailureHookFailed")]
    public static partial void HookFailed(ILogger logger, Exception exception, string eventId);

    [LoggerMessage(9, LogLevel.Error, "The app has stopped before {Count} accepted events were handled: {EventIds}.", EventName = "EventsLost")]
    public static partial void Lost(ILogger logger, int count, string eventIds);

    [LoggerMessage(10, LogLevel.Warning, "The distributed cache has failed; duplicates are known within this process only.", EventName = "CacheFailed")]
    public static partial void CacheFailed(ILogger logger, Exception exception);
}
