namespace Notion.Refit.Emulator;

/// <summary>The options of a webhook subscription.</summary>
public sealed record WebhookSubscriptionOptions
{
    /// <summary>The connection that the subscription belongs to: only events of what it can see are delivered. Default <see cref="NotionEmulator.Connection"/>.</summary>
    public EmulatedConnection? Connection { get; init; }

    /// <summary>
    /// The event types, such as <c>page.created</c>. Null (the default) for all types except <c>database.content_updated</c> and
    /// <c>database.schema_updated</c>, which Notion replaced by those of data sources.
    /// </summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>The API version that events are written in. Default <c>2026-03-11</c>.</summary>
    public string ApiVersion { get; init; } = "2026-03-11";
}
