namespace Notion.Refit.AspNetCore;

/// <summary>The options for receiving webhooks.</summary>
/// <remarks>
/// They are read again for each delivery, so a verification token that is added to the configuration is used without a restart. The sizes of
/// the queue and the number of handlers are read once, when the app starts.
/// </remarks>
public sealed class NotionWebhookOptions
{
    /// <summary>
    /// The verification token of the subscription, which is the key of its signatures. Notion sends it when the subscription is created; the
    /// operator enters it in Notion and in the configuration. A token that arrives later never replaces it. Without any token, deliveries are
    /// answered with 401.
    /// </summary>
    public string? VerificationToken { get; set; }

    /// <summary>Further verification tokens, for several subscriptions and while a token is replaced. A delivery signed with any of them is accepted.</summary>
    public IList<string> FurtherVerificationTokens { get; } = [];

    /// <summary>The largest body that is read, in bytes. The default is 1 MiB; Notion's events have a few KB. A larger one is answered with 413.</summary>
    public int MaxBodySize { get; set; } = 1024 * 1024;

    /// <summary>
    /// The largest number of events that wait for their handlers or are handled. The default is 10,000. One more is answered with 503, and Notion
    /// delivers it again later.
    /// </summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>The largest number of events that are handled at the same time. The default is 16. Events of one object are handled one by one.</summary>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>The number of attempts to handle an event. The default is 5. After the last one the event is reported to <see cref="OnFailed"/>.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The time before the second attempt. The default is one second. It doubles with each further attempt, up to one minute.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The time for which the ids of accepted events are remembered, so that a repeated delivery runs no handler. The default is 26 hours: Notion's
    /// last attempt comes about 24 hours after the first one.
    /// </summary>
    public TimeSpan DuplicateWindow { get; set; } = TimeSpan.FromHours(26);

    /// <summary>
    /// Receives the verification token of a new subscription, for instance to show it to the operator. Null by default.
    /// </summary>
    /// <remarks>
    /// Such a request is not authenticated: anyone can send one. Do not use the token before the operator has confirmed it. The response waits
    /// for the hook; if it throws, the response is 500.
    /// </remarks>
    public Func<NotionWebhookVerification, CancellationToken, ValueTask>? OnVerification { get; set; }

    /// <summary>Receives the events whose handlers have failed in all attempts. Null by default. Each of them is also logged as an error.</summary>
    public Func<NotionWebhookFailure, CancellationToken, ValueTask>? OnFailed { get; set; }

    internal IEnumerable<string> VerificationTokens => VerificationToken is null ? FurtherVerificationTokens : FurtherVerificationTokens.Prepend(VerificationToken);
}
