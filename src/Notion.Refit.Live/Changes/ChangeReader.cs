namespace Notion.Refit.Live.Changes;

/// <summary>The changes that wait for one reader: a bounded number of them.</summary>
internal sealed class ChangeReader(int most, Action<ChangeReader> end) : IDisposable
{
    private readonly Queue<LiveChange> _waiting = [];
    private int _missed;
    private bool _isEnded;
    private TaskCompletionSource? _more;

    /// <summary>Adds a change; counts it as missed when too many wait.</summary>
    public void Add(LiveChange change)
    {
        lock (_waiting)
        {
            if (_isEnded)
                return;

            // The gap is where the first one was left out: later ones come after it, when there is room for some.
            if (_missed > 0 ? _waiting.Count > most / 2 : _waiting.Count >= most)
            {
                _missed++;
                return;
            }

            if (_missed > 0)
                _waiting.Enqueue(new Missed(Interlocked.Exchange(ref _missed, 0)));
            _waiting.Enqueue(change);
            Wake();
        }
    }

    /// <summary>Returns the next change; null when the store was disposed and all were read.</summary>
    public async Task<LiveChange?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_waiting)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_waiting.TryDequeue(out LiveChange? change))
                    return change;
                if (_missed > 0)
                    return new Missed(Interlocked.Exchange(ref _missed, 0));
                if (_isEnded)
                    return null;
                _more ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                more = _more.Task;
            }

            await more.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the sequence after those that wait.</summary>
    public void End()
    {
        lock (_waiting)
        {
            _isEnded = true;
            Wake();
        }
    }

    public void Dispose() => end(this);

    private void Wake()
    {
        _more?.TrySetResult();
        _more = null;
    }
}
