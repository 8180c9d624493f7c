using Notion.Refit.Emulator;

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>An everyday task whose requests are counted.</summary>
/// <param name="Name">The task.</param>
/// <param name="Formula">How the lower bound follows from Notion's limits.</param>
/// <param name="Bound">The fewest requests that Notion's limits allow.</param>
/// <param name="Prepare">Puts the data into the emulator; returns the task, which is then run with a client.</param>
internal sealed record Job(string Name, string Formula, int Bound, Func<NotionEmulator, SteppedClock, Func<INotionClient, Task>> Prepare);
