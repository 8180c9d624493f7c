namespace Notion.Refit.AspNetCore.Webhooks.Queue;

/// <summary>The waiting events of one object, by timestamp.</summary>
/// <param name="key">The id of the object.</param>
internal sealed class EventLane(string key)
{
    // Most objects have one event at a time: the others are only there when they are needed.
    private QueuedEvent? _single;
    private PriorityQueue<QueuedEvent, (DateTimeOffset Time, long Order)>? _several;

    public string Key => key;

    public int Count => (_single is null ? 0 : 1) + (_several?.Count ?? 0);

    /// <summary>Whether the lane is in a worker's hands, among the ready ones, or waits for a further attempt.</summary>
    public bool IsBusy { get; set; }

    public IEnumerable<QueuedEvent> All => [.. _single is null ? [] : (QueuedEvent[])[_single], .. _several?.UnorderedItems.Select(static item => item.Element) ?? []];

    public void Add(QueuedEvent item)
    {
        if (Count == 0)
        {
            _single = item;
            return;
        }

        _several ??= new PriorityQueue<QueuedEvent, (DateTimeOffset Time, long Order)>();
        if (_single is not null)
            Enqueue(_several, _single);
        _single = null;
        Enqueue(_several, item);
    }

    public QueuedEvent Take()
    {
        if (_single is not { } item)
            return _several!.Dequeue();
        _single = null;
        return item;
    }

    private static void Enqueue(PriorityQueue<QueuedEvent, (DateTimeOffset Time, long Order)> events, QueuedEvent item) =>
        events.Enqueue(item, (item.Notification.Timestamp, item.Order));
}
