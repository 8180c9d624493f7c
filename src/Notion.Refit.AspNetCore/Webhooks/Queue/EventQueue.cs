using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Notion.Refit.AspNetCore.Webhooks.Queue;

/// <summary>The accepted events: those of one object follow each other by timestamp, those of different objects are independent.</summary>
/// <remarks>Nothing waits for an event that has not been received. Each operation is logarithmic in the number of waiting events of one object.</remarks>
/// <param name="capacity">The largest number of events, those that are being handled included.</param>
internal sealed class EventQueue(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, EventLane> _lanes = new(StringComparer.Ordinal);
    private readonly Channel<EventLane> _ready = Channel.CreateUnbounded<EventLane>();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private long _order;
    private bool _isClosed;

    /// <summary>The number of events that wait or are being handled.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    /// <summary>A task that ends when the queue is closed and the last event has been handled.</summary>
    public Task Drained => _drained.Task;

    /// <summary>Adds an event.</summary>
    /// <param name="item">The event.</param>
    /// <param name="reason">The reason why it was not added.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(QueuedEvent item, [NotNullWhen(false)] out string? reason)
    {
        lock (_lock)
        {
            reason = _isClosed ? "the app is stopping." : _count >= capacity ? $"{_count} events wait already." : null;
            if (reason is not null)
                return false;
            _count++;
            if (!_lanes.TryGetValue(item.ObjectKey, out EventLane? lane))
                _lanes.Add(item.ObjectKey, lane = new EventLane(item.ObjectKey));
            lane.Add(item, _order++);
            if (!lane.IsBusy)
                MakeReady(lane);
            return true;
        }
    }

    /// <summary>Waits for the next object with an event that may be handled.</summary>
    /// <returns>The lane; null when the queue is closed and empty.</returns>
    public async ValueTask<EventLane?> NextAsync(CancellationToken cancellationToken)
    {
        while (await _ready.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_ready.Reader.TryRead(out EventLane? lane))
                return lane;
        }

        return null;
    }

    /// <summary>Takes the earliest event of a lane.</summary>
    public QueuedEvent Take(EventLane lane)
    {
        lock (_lock)
            return lane.Take();
    }

    /// <summary>Records that the event of a lane has been handled or given up, so that the next one may be.</summary>
    public void Done(EventLane lane)
    {
        lock (_lock)
        {
            _count--;
            if (lane.Count > 0)
            {
                MakeReady(lane);
            }
            else
            {
                lane.IsBusy = false;
                _lanes.Remove(lane.Key);
            }

            EndIfEmpty();
        }
    }

    /// <summary>Puts an event back for a further attempt. The lane stays busy until <see cref="Resume"/>.</summary>
    public void PutBack(EventLane lane, QueuedEvent item)
    {
        lock (_lock)
            lane.Add(item, _order++);
    }

    /// <summary>Makes a lane ready whose event was put back.</summary>
    public void Resume(EventLane lane)
    {
        lock (_lock)
            MakeReady(lane);
    }

    /// <summary>Accepts nothing more. <see cref="NextAsync"/> returns null once all events are handled.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            EndIfEmpty();
        }
    }

    /// <summary>Returns the events that wait.</summary>
    public IReadOnlyList<QueuedEvent> Waiting()
    {
        lock (_lock)
            return [.. _lanes.Values.SelectMany(static lane => lane.All)];
    }

    private void MakeReady(EventLane lane)
    {
        lane.IsBusy = true;
        _ready.Writer.TryWrite(lane);
    }

    private void EndIfEmpty()
    {
        if (!_isClosed || _count > 0)
            return;
        _ready.Writer.TryComplete();
        _drained.TrySetResult();
    }
}
