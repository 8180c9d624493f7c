namespace Notion.Refit.Blocking;

/// <summary>A thread of the thread pool that is blocked by a call, as long as this is not disposed.</summary>
/// <remarks>
/// The responses of blocked calls are received by threads of the same pool. The pool replaces blocked threads, but slowly: with 100 of them on a
/// machine with two processors half of the calls time out before their responses are read.
/// </remarks>
internal readonly ref struct BlockedPoolThread
{
    // So many are replaced within half a second.
    private const int BlockedPerReady = 8;

    private static int s_blocked;

    private readonly bool _isCounted;

    private BlockedPoolThread(bool isCounted) => _isCounted = isCounted;

    /// <summary>Counts the current thread, if it is one of the pool.</summary>
    /// <exception cref="InvalidOperationException">Too many are blocked already.</exception>
    public static BlockedPoolThread Enter()
    {
        if (!Thread.CurrentThread.IsThreadPoolThread)
            return default;
        ThreadPool.GetMinThreads(out int ready, out _);
        int most = BlockedPerReady * ready;
        if (Interlocked.Increment(ref s_blocked) <= most)
            return new BlockedPoolThread(isCounted: true);
        Interlocked.Decrement(ref s_blocked);
        throw new InvalidOperationException(
            $"{most} threads of the thread pool are blocked by calls of Notion already, and the pool needs free ones to receive their responses. Await the asynchronous methods, block fewer threads at once, or raise ThreadPool.SetMinThreads.");
    }

    public void Dispose()
    {
        if (_isCounted)
            Interlocked.Decrement(ref s_blocked);
    }
}
