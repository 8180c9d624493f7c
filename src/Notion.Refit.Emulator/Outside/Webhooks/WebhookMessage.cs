using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Outside.Webhooks;

/// <summary>An event on its way to a receiver.</summary>
/// <param name="Id">The id of the event, the same in all attempts.</param>
/// <param name="Webhook">The subscription.</param>
/// <param name="Signal">The cause.</param>
/// <param name="Authors">The authors of all changes in it.</param>
/// <param name="Time">The time of the last change in it.</param>
/// <param name="Restores">The number of snapshots restored before it: what was on its way when one is restored is dropped.</param>
internal sealed record WebhookMessage(Guid Id, EmulatedWebhook Webhook, WebhookSignal Signal, IReadOnlyList<StoredUser> Authors, DateTimeOffset Time, int Restores);
