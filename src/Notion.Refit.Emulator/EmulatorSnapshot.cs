using Notion.Refit.Emulator.Outside.Webhooks;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>The state of an emulator at one moment: <see cref="NotionEmulator.TakeSnapshot"/> creates it, <see cref="NotionEmulator.Restore"/> returns to it.</summary>
/// <remarks>It never changes, so one may be restored any number of times. Webhook subscriptions are part of it; clock, rate limits, faults, deliveries and recorded requests are not.</remarks>
public sealed class EmulatorSnapshot
{
    internal EmulatorSnapshot(NotionEmulator emulator, World world, WebhookState webhooks)
    {
        Emulator = emulator;
        World = world;
        Webhooks = webhooks;
    }

    internal NotionEmulator Emulator { get; }

    internal World World { get; }

    internal WebhookState Webhooks { get; }
}
