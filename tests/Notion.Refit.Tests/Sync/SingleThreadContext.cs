using System.Collections.Concurrent;

namespace Notion.Refit.Tests.Sync;

/// <summary>A synchronization context with one thread, like that of a user interface: while the thread waits nothing else of the context runs.</summary>
internal sealed class SingleThreadContext : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    public SingleThreadContext() => new Thread(Work) { IsBackground = true }.Start();

    public override void Post(SendOrPostCallback d, object? state) => _queue.Add((d, state));

    /// <summary>Runs code on the thread.</summary>
    public Task<T> RunAsync<T>(Func<T> code)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(
            _ =>
            {
                try
                {
                    done.SetResult(code());
                }
#pragma warning disable CA1031 // Whatever it is, the test gets it.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    done.SetException(e);
                }
            },
            null);
        return done.Task;
    }

    public void Dispose() => _queue.CompleteAdding();

    private void Work()
    {
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback callback, object? state) in _queue.GetConsumingEnumerable())
            callback(state);
    }
}
