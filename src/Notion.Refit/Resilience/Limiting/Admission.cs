namespace Notion.Refit.Resilience;

/// <summary>A permit, or the time of the next try.</summary>
/// <param name="IsAdmitted">Whether there is a permit.</param>
/// <param name="Permit">The permit.</param>
/// <param name="RetryAt">The earliest time at which there may be one.</param>
internal readonly record struct Admission(bool IsAdmitted, Permit Permit, TimeSpan RetryAt);
