namespace Notion.Refit.AspNetCore.Webhooks.Queue;

/// <summary>The waiting events of one object, by timestamp.</summary>
/// <param name="key">The id of the object.</param>
internal sealed class EventLane(string key)
{
    private readonly PriorityQueue<QueuedEvent, (DateTimeOffset Time, long Order)> _events = new();

    public string Key => key;

    public int Count => _events.Count;

    /// <summary>Whether the lane is in a worker's hands, among the ready ones, or waits for a further attempt.</summary>
    public bool IsBusy { get; set; }

    public void Add(QueuedEvent item, long order) => _events.Enqueue(item, (item.Notification.Timestamp, order));

    public QueuedEvent Take() => _events.Dequeue();

    public IEnumerable<QueuedEvent> All => _events.UnorderedItems.Select(static item => item.Element);
}
