using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>The state of an emulator at one moment: <see cref="NotionEmulator.TakeSnapshot"/> creates it, <see cref="NotionEmulator.Restore"/> returns to it.</summary>
/// <remarks>It never changes, so one may be restored any number of times. Clock, rate limits, faults, webhooks and recorded requests are not part of it.</remarks>
public sealed class EmulatorSnapshot
{
    internal EmulatorSnapshot(NotionEmulator emulator, World world)
    {
        Emulator = emulator;
        World = world;
    }

    internal NotionEmulator Emulator { get; }

    internal World World { get; }
}
