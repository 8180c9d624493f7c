using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>What an emulator held at a moment: <see cref="NotionEmulator.TakeSnapshot"/> makes it, <see cref="NotionEmulator.Restore"/> goes back to it.</summary>
/// <remarks>It never changes, so one may be restored any number of times. Clock, rate limits, faults and recorded requests are no part of it.</remarks>
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
