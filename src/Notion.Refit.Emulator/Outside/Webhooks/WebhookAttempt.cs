namespace Notion.Refit.Emulator;

/// <summary>An attempt to deliver a webhook event.</summary>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="EventId">The id of the event, the same in all attempts.</param>
/// <param name="Type">The type of the event, such as <c>page.created</c>.</param>
/// <param name="AttemptNumber">The number of the attempt, from 1.</param>
/// <param name="Time">The time of the attempt, by the emulator's clock.</param>
/// <param name="Body">The body that was sent.</param>
/// <param name="StatusCode">The status of the response; null without a response.</param>
/// <param name="Error">The reason why there was no response; otherwise null.</param>
public sealed record WebhookAttempt(
    WebhookSubscriptionId SubscriptionId,
    string EventId,
    string Type,
    int AttemptNumber,
    DateTimeOffset Time,
    ReadOnlyMemory<byte> Body,
    int? StatusCode,
    string? Error)
{
    /// <summary>Whether the receiver accepted the event with a 2xx status.</summary>
    public bool IsAccepted => StatusCode is >= 200 and < 300;
}
