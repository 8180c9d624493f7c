namespace Notion.Refit.Live.Changes;

/// <summary>A callback and the objects whose changes it gets.</summary>
internal sealed class Watcher(Guid? id, WatchScope scope, Action<LiveChange> callback, ChangeDelivery delivery, Action<Watcher> end) : IDisposable
{
    private bool _isDisposed;

    /// <summary>The object; null for all.</summary>
    public Guid? Id => id;

    public WatchScope Scope => scope;

    /// <summary>Adds a change to those that are delivered.</summary>
    public void Post(LiveChange change) => delivery.Post(Deliver, change);

    /// <summary>Ends the watching. A callback that runs may still finish; none starts after it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        end(this);
    }

    private void Deliver(LiveChange change)
    {
        if (!Volatile.Read(ref _isDisposed))
            callback(change);
    }
}
