namespace Notion.Refit.Resilience;

/// <summary>The key of a limiter. Calls with the same key share it.</summary>
/// <remarks>A class, as are its parts: a map with a struct as its key would have to be compiled at the start of every app, and keys are created only where a client changes its token.</remarks>
/// <param name="Partition">The token and the address.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Time">The clock.</param>
/// <param name="Sharing">Where the budget is shared with other processes; null for a budget of this process.</param>
internal sealed record LimiterKey(PartitionId Partition, LimiterSettings Settings, TimeProvider Time, LimiterSharing? Sharing = null);
