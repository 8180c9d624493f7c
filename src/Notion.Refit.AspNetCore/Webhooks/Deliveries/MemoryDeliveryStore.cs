namespace Notion.Refit.AspNetCore.Webhooks.Deliveries;

/// <summary>The ids of accepted events in the memory of the process.</summary>
/// <remarks>Ids are removed in the order in which they expire, at most a few at each addition, so the work an event is the same however many there are.</remarks>
/// <param name="time">The clock.</param>
internal sealed class MemoryDeliveryStore(TimeProvider time) : INotionWebhookDeliveryStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _ids = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _expiries = new();

    /// <summary>The number of ids.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _ids.Count;
        }
    }

    public ValueTask<bool> TryAddAsync(string eventId, TimeSpan lifetime, CancellationToken cancellationToken) => new(TryAdd(eventId, lifetime));

    public ValueTask RemoveAsync(string eventId, CancellationToken cancellationToken)
    {
        lock (_lock)
            _ids.Remove(eventId);
        return ValueTask.CompletedTask;
    }

    public bool TryAdd(string eventId, TimeSpan lifetime)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            // Each addition removes more than it adds, so the expired ones go.
            for (int i = 0; i < 2 && _expiries.TryPeek(out string? oldest, out DateTimeOffset expiry) && expiry <= now; i++)
            {
                _expiries.Dequeue();

                // It may have been removed and added again since.
                if (_ids.TryGetValue(oldest, out DateTimeOffset current) && current <= now)
                    _ids.Remove(oldest);
            }

            if (_ids.TryGetValue(eventId, out DateTimeOffset known) && known > now)
                return false;
            DateTimeOffset end = now + lifetime;
            _ids[eventId] = end;
            _expiries.Enqueue(eventId, end);
            return true;
        }
    }
}
