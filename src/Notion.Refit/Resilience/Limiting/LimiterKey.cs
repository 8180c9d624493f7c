namespace Notion.Refit.Resilience;

/// <summary>What two calls must have in common to share a limiter.</summary>
/// <remarks>A class, as all that is in it: a map of structs would have to be compiled at the start of every app, and keys are made where a client changes its token only.</remarks>
/// <param name="Partition">The token and the address.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Time">The clock.</param>
internal sealed record LimiterKey(PartitionId Partition, LimiterSettings Settings, TimeProvider Time);
