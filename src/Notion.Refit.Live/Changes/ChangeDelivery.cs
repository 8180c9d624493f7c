using Microsoft.Extensions.Logging;

namespace Notion.Refit.Live.Changes;

/// <summary>Runs callbacks one at a time, in order, on one context, while no lock is held.</summary>
/// <param name="context">The context; null for the thread pool.</param>
/// <param name="logger">The log for callbacks that throw.</param>
internal sealed partial class ChangeDelivery(SynchronizationContext? context, ILogger logger)
{
    // A window stays responsive while many changes are delivered.
    private const int MostAtOnce = 256;

    private readonly Queue<(Action<LiveChange> Callback, LiveChange Change)> _waiting = [];
    private bool _isRunning;
    private TaskCompletionSource? _idle;

    /// <summary>Adds a change for a callback.</summary>
    public void Post(Action<LiveChange> callback, LiveChange change)
    {
        lock (_waiting)
        {
            _waiting.Enqueue((callback, change));
            if (_isRunning)
                return;
            _isRunning = true;
        }

        Schedule();
    }

    /// <summary>Returns a task that completes when everything posted before was delivered.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_waiting)
        {
            if (!_isRunning)
                return Task.CompletedTask;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    private void Schedule()
    {
        if (context is null)
            ThreadPool.UnsafeQueueUserWorkItem(static delivery => delivery.Run(), this, preferLocal: false);
        else
            context.Post(static delivery => ((ChangeDelivery)delivery!).Run(), this);
    }

    private void Run()
    {
        for (int i = 0; i < MostAtOnce; i++)
        {
            (Action<LiveChange> Callback, LiveChange Change) next;
            lock (_waiting)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    _isRunning = false;
                    _idle?.SetResult();
                    _idle = null;
                    return;
                }
            }

            try
            {
                next.Callback(next.Change);
            }
            catch (Exception e)
            {
                // A watcher of one part of an app does not keep the changes from the others.
                LogThrown(logger, next.Change.GetType().Name, next.Change.Id, e);
            }
        }

        Schedule();
    }

    [LoggerMessage(LogLevel.Error, "A callback for changes has thrown at {Change} of {Id}.")]
    private static partial void LogThrown(ILogger logger, string change, EntityId id, Exception exception);
}
