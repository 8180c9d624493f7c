namespace Notion.Refit.Blocking;

/// <summary>Waits for asynchronous work: the only place that blocks a thread.</summary>
internal static class BlockingCall
{
    /// <summary>Starts work outside the caller's context and waits for it. Exceptions of the work are thrown as they are.</summary>
    /// <param name="start">Starts the work.</param>
    /// <exception cref="InvalidOperationException">Too many threads of the pool are blocked already.</exception>
    public static void Run(Func<Task> start)
    {
        using BlockedPoolThread _ = BlockedPoolThread.Enter();
        (IsFree ? start() : Task.Run(start)).GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Run(Func{Task})"/>
    /// <returns>The result.</returns>
    public static T Run<T>(Func<Task<T>> start)
    {
        using BlockedPoolThread _ = BlockedPoolThread.Enter();
        return (IsFree ? start() : Task.Run(start)).GetAwaiter().GetResult();
    }

    /// <summary>Enumerates a sequence and waits for each step.</summary>
    /// <param name="items">The sequence. Each enumeration of the result starts it anew.</param>
    public static IEnumerable<T> Enumerate<T>(IAsyncEnumerable<T> items)
    {
        IAsyncEnumerator<T> steps = items.GetAsyncEnumerator(CancellationToken.None);
        try
        {
            while (Run(() => steps.MoveNextAsync().AsTask()))
                yield return steps.Current;
        }
        finally
        {
            Run(() => steps.DisposeAsync().AsTask());
        }
    }

    /// <summary>
    /// Whether the work may start right here. The client's own awaits never come back to a context, but those of a token provider, a
    /// handler or a substitute for an interface may: to the very thread that waits for them.
    /// </summary>
    private static bool IsFree => SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default;
}
