namespace Notion.Refit.Http;

/// <summary>The limits for reading the body of a response.</summary>
/// <param name="MaxSize">The largest size in bytes, decompressed.</param>
/// <param name="StreamIdle">The longest time between two pieces of a stream of events; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
/// <param name="Time">The clock.</param>
internal sealed record BodyLimits(long MaxSize, TimeSpan StreamIdle, TimeProvider Time);
