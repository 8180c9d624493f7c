using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.AspNetCore.Webhooks.Queue;

/// <summary>The accepted events: those of one object follow each other by timestamp, those of different objects are independent.</summary>
/// <remarks>
/// <para>Nothing waits for an event that has not been received. Each operation is logarithmic in the number of waiting events of one object.</para>
/// <para>Workers are started when there is work and end when there is none: to wake those that wait would cost more than the work of most events. At most one
/// start is on its way at a time; the started worker starts the next one if more is ready, so that a burst of events does not start more than can run.</para>
/// </remarks>
/// <param name="capacity">The largest number of events, those that are being handled included.</param>
/// <param name="maxWorkers">The largest number of workers.</param>
/// <param name="startWorker">Starts a worker, without waiting for it. The worker calls <see cref="TryTake"/> until there is nothing to take.</param>
internal sealed class EventQueue(int capacity, int maxWorkers, Action startWorker)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, EventLane> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<EventLane> _ready = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private int _workers;
    private bool _isStarting;
    private long _order;
    private bool _isClosed;
    private bool _isAborted;

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

    /// <summary>A task that ends when the queue is closed and the last worker has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Adds an event.</summary>
    /// <param name="item">The event.</param>
    /// <param name="reason">The reason why it was not added.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(QueuedEvent item, [NotNullWhen(false)] out string? reason)
    {
        bool starts = false;
        lock (_lock)
        {
            reason = _isClosed ? "the app is stopping." : _count >= capacity ? $"{_count} events wait already." : null;
            if (reason is not null)
                return false;
            _count++;
            if (!_lanes.TryGetValue(item.ObjectKey, out EventLane? lane))
                _lanes.Add(item.ObjectKey, lane = new EventLane(item.ObjectKey));
            item.Order = _order++;
            lane.Add(item);
            if (!lane.IsBusy)
                starts = MakeReady(lane);
        }

        if (starts)
            startWorker();
        return true;
    }

    /// <summary>Takes the earliest event of the next object with an event that may be handled.</summary>
    /// <param name="isFirst">Whether the worker has just been started.</param>
    /// <param name="lane">The lane of the object.</param>
    /// <param name="item">The event.</param>
    /// <returns>Whether there was one. If not, the worker ends.</returns>
    public bool TryTake(bool isFirst, [NotNullWhen(true)] out EventLane? lane, [NotNullWhen(true)] out QueuedEvent? item)
    {
        bool starts;
        lock (_lock)
        {
            if (isFirst)
                _isStarting = false;
            if (_isAborted || !_ready.TryDequeue(out lane))
            {
                lane = null;
                item = null;
                EndWorkerLocked();
                return false;
            }

            item = lane.Take();
            starts = NeedsWorker();
        }

        if (starts)
            startWorker();
        return true;
    }

    /// <summary>Records that the event of a lane has been handled or given up, so that the next one may be.</summary>
    public void Done(EventLane lane)
    {
        lock (_lock)
        {
            _count--;
            if (lane.Count > 0)
            {
                // The worker that has handled the event takes it, or one that comes before it in the queue.
                lane.IsBusy = true;
                _ready.Enqueue(lane);
            }
            else
            {
                lane.IsBusy = false;
                _lanes.Remove(lane.Key);
            }

            EndIfEmpty();
        }
    }

    /// <summary>Puts an event back for a further attempt, to its place. The lane stays busy until <see cref="Resume"/>.</summary>
    public void PutBack(EventLane lane, QueuedEvent item)
    {
        lock (_lock)
            lane.Add(item);
    }

    /// <summary>Makes a lane ready whose event was put back.</summary>
    public void Resume(EventLane lane)
    {
        bool starts;
        lock (_lock)
            starts = MakeReady(lane);
        if (starts)
            startWorker();
    }

    /// <summary>Accepts nothing more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            EndIfEmpty();
            if (_workers == 0)
                _ended.TrySetResult();
        }
    }

    /// <summary>Lets the workers end after the event that each of them handles.</summary>
    public void Abort()
    {
        lock (_lock)
            _isAborted = true;
    }

    /// <summary>Records that a worker has ended in the middle of an event, after <see cref="Abort"/>.</summary>
    public void EndWorker()
    {
        lock (_lock)
            EndWorkerLocked();
    }

    /// <summary>Returns the events that wait.</summary>
    public IReadOnlyList<QueuedEvent> Waiting()
    {
        lock (_lock)
            return [.. _lanes.Values.SelectMany(static lane => lane.All)];
    }

    // Returns whether a worker must be started.
    private bool MakeReady(EventLane lane)
    {
        lane.IsBusy = true;
        _ready.Enqueue(lane);
        return NeedsWorker();
    }

    private bool NeedsWorker()
    {
        if (_ready.Count == 0 || _isStarting || _workers >= maxWorkers || _isAborted)
            return false;
        _isStarting = true;
        _workers++;
        return true;
    }

    private void EndWorkerLocked()
    {
        _workers--;
        if (_isClosed && _workers == 0)
            _ended.TrySetResult();
    }

    private void EndIfEmpty()
    {
        if (_isClosed && _count == 0)
            _drained.TrySetResult();
    }
}
