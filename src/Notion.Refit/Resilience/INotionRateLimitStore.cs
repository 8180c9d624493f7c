namespace Notion.Refit;

/// <summary>The place where several processes keep the state of their rate limits, so that they behave towards Notion like one.</summary>
/// <remarks>
/// <para>The package <c>Notion.Refit.Redis</c> has one for Redis. A store keeps small values by key, compares and replaces them in one step,
/// and has a clock that all processes agree on. What the values mean is decided by the client alone; they are between 50 and 400 bytes.</para>
/// <para>A store may throw any exception, and must end in a short time. The client then goes on without it, by what it knew last, and calls it
/// again a second later. It is called by several threads at once.</para>
/// </remarks>
public interface INotionRateLimitStore
{
    /// <summary>Returns a state and the time.</summary>
    /// <param name="key">The key: 32 hexadecimal digits, a hash of the token, the address and the settings of the limit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The state.</returns>
    ValueTask<NotionRateLimitState> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Replaces a state, in one step, if it is still the one that was read.</summary>
    /// <param name="key">The key.</param>
    /// <param name="write">The new state, and the one that was read.</param>
    /// <param name="cancellationToken">Cancels the call. The state may have been replaced all the same.</param>
    /// <returns>Whether it was replaced; otherwise the current state.</returns>
    ValueTask<NotionRateLimitState> TryWriteAsync(string key, NotionRateLimitWrite write, CancellationToken cancellationToken);

    /// <summary>Reports states that were written with <see cref="NotionRateLimitWrite.Announce"/>, by any process. Reports may get lost.</summary>
    /// <param name="key">The key.</param>
    /// <param name="changed">Called with the new state, by any thread. It returns quickly and does not throw.</param>
    /// <returns>Ends the reports when it is disposed.</returns>
    IDisposable Subscribe(string key, Action<ReadOnlyMemory<byte>> changed);
}
