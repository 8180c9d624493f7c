namespace Notion.Refit.Emulator.Outside.Webhooks;

/// <summary>The part of a snapshot that webhooks have.</summary>
/// <param name="Subscriptions">The subscriptions, and whether each was verified.</param>
/// <param name="Uploads">The events of uploads that were sent already.</param>
internal sealed record WebhookState(IReadOnlyList<(EmulatedWebhook Webhook, bool IsVerified)> Subscriptions, IReadOnlyList<(Guid Upload, string Type)> Uploads);
