namespace Notion.Refit.Live.Changes;

/// <summary>A callback and the objects whose changes it gets: a bounded number of them waits.</summary>
internal sealed class Watcher(Guid? id, WatchScope scope, int most, Action<LiveChange> callback, ChangeDelivery delivery, Action<Watcher> end) : IDisposable
{
    private readonly Lock _counts = new();
    private int _waiting;
    private int _missed;
    private bool _isDisposed;

    /// <summary>The object; null for all.</summary>
    public Guid? Id => id;

    public WatchScope Scope => scope;

    /// <summary>Adds a change to those that are delivered; counts it as missed when too many wait. Called under the lock of the store.</summary>
    public void Post(LiveChange change)
    {
        int missed;
        lock (_counts)
        {
            // The gap is where the first one was left out: later ones come after it, when there is room for some.
            if (_missed > 0 ? _waiting > most / 2 : _waiting >= most)
            {
                _missed++;
                return;
            }

            missed = _missed;
            _missed = 0;
            _waiting += missed > 0 ? 2 : 1;
        }

        if (missed > 0)
            delivery.Post(Deliver, new Missed(missed));
        delivery.Post(Deliver, change);
    }

    /// <summary>Ends the watching. A callback that runs may still finish; none starts after it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        end(this);
    }

    private void Deliver(LiveChange change)
    {
        try
        {
            Call(change);
        }
        finally
        {
            int missed = 0;
            lock (_counts)
            {
                // The last one that waited: the gap after it is reported without waiting for another change.
                if (--_waiting == 0)
                    (missed, _missed) = (_missed, 0);
            }

            if (missed > 0)
                Call(new Missed(missed));
        }
    }

    private void Call(LiveChange change)
    {
        if (!Volatile.Read(ref _isDisposed))
            callback(change);
    }
}
