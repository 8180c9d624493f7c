namespace Notion.Refit.Resilience.Tests.Limiting.Sharing;

/// <summary>A store in memory, by the clock of the test, that can be away.</summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryRateLimitStore(TimeProvider time) : INotionRateLimitStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _states = [];
    private readonly List<(string Key, Action<ReadOnlyMemory<byte>> Changed)> _subscriptions = [];
    private readonly List<(Func<bool> IsMet, TaskCompletionSource Met)> _conditions = [];

    public bool IsAway { get; set; }

    /// <summary>What the clock of the store shows more than that of the test.</summary>
    public TimeSpan ClockError { get; set; }

    public int Calls { get; private set; }

    public int Written { get; private set; }

    public int Failed { get; private set; }

    public int Subscriptions => _subscriptions.Count;

    public byte[]? this[string key]
    {
        get
        {
            lock (_lock)
                return _states.GetValueOrDefault(key);
        }
    }

    public void Flush()
    {
        lock (_lock)
            _states.Clear();
    }

    /// <summary>Ends when a condition is met, looked at after each call.</summary>
    public Task When(Func<MemoryRateLimitStore, bool> condition)
    {
        lock (_lock)
        {
            if (condition(this))
                return Task.CompletedTask;
            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _conditions.Add((() => condition(this), met));
            return met.Task;
        }
    }

    public ValueTask<NotionRateLimitState> ReadAsync(string key, CancellationToken cancellationToken) => new(Count(() => State(key, isWritten: false)));

    public ValueTask<NotionRateLimitState> TryWriteAsync(string key, NotionRateLimitWrite write, CancellationToken cancellationToken)
    {
        NotionRateLimitState state = Count(() =>
        {
            if (!(_states.GetValueOrDefault(key) ?? []).AsSpan().SequenceEqual(write.Expected.Span))
                return State(key, isWritten: false);
            _states[key] = write.State.ToArray();
            Written++;
            return State(key, isWritten: true);
        });

        if (state.IsWritten && write.Announce)
        {
            (string Key, Action<ReadOnlyMemory<byte>> Changed)[] subscriptions;
            lock (_lock)
                subscriptions = [.. _subscriptions];
            foreach ((_, Action<ReadOnlyMemory<byte>> changed) in subscriptions.Where(subscription => subscription.Key == key))
                changed(write.State);
        }

        return new(state);
    }

    public IDisposable Subscribe(string key, Action<ReadOnlyMemory<byte>> changed)
    {
        lock (_lock)
            _subscriptions.Add((key, changed));
        return new Subscription(this, changed);
    }

    private T Count<T>(Func<T> call)
    {
        lock (_lock)
        {
            try
            {
                Calls++;
                if (!IsAway)
                    return call();
                Failed++;
                throw new IOException("The store is away.");
            }
            finally
            {
                foreach ((Func<bool> isMet, TaskCompletionSource met) in _conditions.ToArray())
                {
                    if (isMet())
                        met.TrySetResult();
                }
            }
        }
    }

    private NotionRateLimitState State(string key, bool isWritten) => new(isWritten, _states.GetValueOrDefault(key) ?? [], time.GetUtcNow() + ClockError);

    private sealed class Subscription(MemoryRateLimitStore store, Action<ReadOnlyMemory<byte>> changed) : IDisposable
    {
        public void Dispose()
        {
            lock (store._lock)
                store._subscriptions.RemoveAll(subscription => subscription.Changed == changed);
        }
    }
}
