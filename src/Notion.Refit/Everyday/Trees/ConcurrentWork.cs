namespace Notion.Refit.Everyday.Trees;

/// <summary>Runs work items that find further ones, several at a time.</summary>
internal static class ConcurrentWork
{
    /// <summary>Requests at a time. The rate limiter of the client decides the pace.</summary>
    public const int DefaultConcurrency = 8;

    /// <summary>Runs all work.</summary>
    /// <typeparam name="T">A work item.</typeparam>
    /// <param name="first">The first items.</param>
    /// <param name="run">Works on an item; its second argument adds one.</param>
    /// <param name="concurrency">The most items at a time.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <remarks>The first failure cancels what is under way and is thrown when nothing runs any more.</remarks>
    public static async Task RunAsync<T>(IEnumerable<T> first, Func<T, Action<T>, CancellationToken, Task> run, int concurrency, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(concurrency, 1);
        cancellationToken.ThrowIfCancellationRequested();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queue = new Queue<T>(first);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Exception? failure = null;
        int running = 0;

        Pump();
        await done.Task.ConfigureAwait(false);
        if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        if (failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);

        void Pump()
        {
            var ready = new List<T>();
            lock (queue)
            {
                while (failure is null && running < concurrency && queue.TryDequeue(out T? item))
                {
                    running++;
                    ready.Add(item);
                }

                if (running == 0)
                    done.TrySetResult();
            }

            foreach (T item in ready)
                _ = RunOneAsync(item);
        }

        async Task RunOneAsync(T item)
        {
            Exception? error = null;
            try
            {
                await run(item, Add, stopping.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                error = e;
            }

            lock (queue)
            {
                running--;
                failure ??= error;
            }

            if (error is not null)
                await stopping.CancelAsync().ConfigureAwait(false);
            Pump();
        }

        void Add(T item)
        {
            lock (queue)
                queue.Enqueue(item);
            Pump();
        }
    }
}
