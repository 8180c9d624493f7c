namespace Notion.Refit.Resilience;

/// <summary>What two calls must have in common to share a limiter.</summary>
/// <param name="Partition">The token and the address.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Time">The clock.</param>
internal readonly record struct LimiterKey(PartitionId Partition, LimiterSettings Settings, TimeProvider Time);
