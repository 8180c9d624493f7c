namespace Notion.Refit;

/// <summary>The replacement of a state in an <see cref="INotionRateLimitStore"/>.</summary>
/// <param name="Expected">The state that was read; empty when there was none. The state is replaced only if the store still has exactly these bytes.</param>
/// <param name="State">The new state.</param>
/// <param name="KeepFor">The shortest time for which the new state must be kept.</param>
/// <param name="Announce">Whether all processes are to get the new state at once: Notion has refused a request, or accepts requests again.</param>
public readonly record struct NotionRateLimitWrite(ReadOnlyMemory<byte> Expected, ReadOnlyMemory<byte> State, TimeSpan KeepFor, bool Announce);
