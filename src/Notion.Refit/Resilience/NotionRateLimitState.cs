namespace Notion.Refit;

/// <summary>The response of an <see cref="INotionRateLimitStore"/>.</summary>
/// <param name="IsWritten">Whether the state was replaced. False for a response to <see cref="INotionRateLimitStore.ReadAsync"/>.</param>
/// <param name="Current">The state in the store; empty when there is none. Not needed when the state was replaced.</param>
/// <param name="Time">The time by the clock of the store, when it read or replaced the state.</param>
public readonly record struct NotionRateLimitState(bool IsWritten, ReadOnlyMemory<byte> Current, DateTimeOffset Time);
