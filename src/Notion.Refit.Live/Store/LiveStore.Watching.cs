using Notion.Refit.Live.Changes;
using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

public sealed partial class LiveStore
{
    private readonly Dictionary<Guid, List<Watcher>> _watchers = [];
    private readonly List<Watcher> _watchersOfAll = [];
    private readonly List<ChangeReader> _readers = [];
    private int _subtreeWatchers;

    /// <summary>Runs a callback for all changes.</summary>
    /// <param name="callback">The callback. It runs on the thread pool, one change at a time, in order.</param>
    /// <returns>The watching; dispose it to end it.</returns>
    /// <remarks>A callback that is slower than the changes gets <see cref="Missed"/> in place of some (<see cref="LiveStoreOptions.MaxWaitingChanges"/>).</remarks>
    public IDisposable Watch(Action<LiveChange> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Watch(id: null, WatchScope.Subtree, callback, _delivery);
    }

    /// <summary>Runs a callback for the changes of an object.</summary>
    /// <param name="id">The id of the object: a page, block, database, data source or view.</param>
    /// <param name="scope">Whether the changes of what is in it count too: blocks, child pages, rows.</param>
    /// <param name="callback">The callback. It runs on the thread pool, one change at a time, in order.</param>
    /// <returns>The watching; dispose it to end it. Until then the object cannot be forgotten.</returns>
    /// <remarks>A callback that is slower than the changes gets <see cref="Missed"/> in place of some (<see cref="LiveStoreOptions.MaxWaitingChanges"/>).</remarks>
    public IDisposable Watch(EntityId id, WatchScope scope, Action<LiveChange> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Watch(id.Value, scope, callback, _delivery);
    }

    /// <summary>Returns the changes from now on, for one reader.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The changes in order; <see cref="Missed"/> where the reader was too slow. It ends when the store is disposed.</returns>
    /// <remarks>Each enumeration starts when it is started, and has a queue of its own (<see cref="LiveStoreOptions.MaxWaitingChanges"/>).</remarks>
    public IAsyncEnumerable<LiveChange> ChangesAsync(CancellationToken cancellationToken = default) => new ChangeSequence(OpenReader, cancellationToken);

    /// <summary>Returns a task that completes when the watchers on the thread pool have got all changes so far.</summary>
    internal Task WhenDeliveredAsync(CancellationToken cancellationToken) => _delivery.WhenIdleAsync(cancellationToken);

    /// <summary>Creates a way of delivery: one change at a time, on a context.</summary>
    /// <param name="context">The context; null for the thread pool.</param>
    internal ChangeDelivery CreateDelivery(SynchronizationContext? context) => new(context, _logger);

    /// <summary>Runs a callback for the changes of an object, by a way of delivery that several callbacks may share.</summary>
    internal IDisposable Watch(Guid? id, WatchScope scope, Action<LiveChange> callback, ChangeDelivery delivery)
    {
        var watcher = new Watcher(id, scope, _options.MaxWaitingChanges, callback, delivery, Unwatch);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (id is not { } key)
            {
                _watchersOfAll.Add(watcher);
            }
            else
            {
                if (!_watchers.TryGetValue(key, out List<Watcher>? watchers))
                    _watchers[key] = watchers = [];
                watchers.Add(watcher);
                if (scope == WatchScope.Subtree)
                    _subtreeWatchers++;
                RetainLocked(key);
            }
        }

        return watcher;
    }

    private void Unwatch(Watcher watcher)
    {
        lock (_gate)
        {
            if (watcher.Id is not { } key)
            {
                _watchersOfAll.Remove(watcher);
            }
            else if (_watchers.TryGetValue(key, out List<Watcher>? watchers) && watchers.Remove(watcher))
            {
                if (watchers.Count == 0)
                    _watchers.Remove(key);
                if (watcher.Scope == WatchScope.Subtree)
                    _subtreeWatchers--;
                ReleaseLocked(key);
            }
        }
    }

    private ChangeReader OpenReader()
    {
        var reader = new ChangeReader(
            _options.MaxWaitingChanges,
            ended =>
            {
                lock (_gate)
                    _readers.Remove(ended);
            });
        lock (_gate)
        {
            if (_isDisposed)
                reader.End();
            else
                _readers.Add(reader);
        }

        return reader;
    }

    private void EndWatching()
    {
        lock (_gate)
        {
            foreach (ChangeReader reader in _readers)
                reader.End();
            _readers.Clear();
            _watchers.Clear();
            _watchersOfAll.Clear();
            _subtreeWatchers = 0;
        }
    }

    // Whether anything waits for changes: otherwise none are looked for.
    private bool IsWatched => _watchersOfAll.Count > 0 || _watchers.Count > 0 || _readers.Count > 0;

    // Under the lock, so that all get the changes in the order in which they became known. The callbacks run later, without it.
    private void Publish(List<LiveChange> changes, ChangeOrigin origin)
    {
        foreach (LiveChange found in changes)
        {
            LiveChange change = origin == ChangeOrigin.Remote ? found : found with { Origin = origin };
            foreach (Watcher watcher in _watchersOfAll)
                watcher.Post(change);
            foreach (ChangeReader reader in _readers)
                reader.Add(change);
            if (_watchers.Count == 0)
                continue;
            if (_watchers.TryGetValue(change.Id.Value, out List<Watcher>? watchers))
            {
                foreach (Watcher watcher in watchers)
                    watcher.Post(change);
            }

            if (_subtreeWatchers > 0)
                PublishAbove(change);
        }
    }

    private void PublishAbove(LiveChange change)
    {
        // A moved object has left its old parent: watchers of that one get it too.
        HashSet<Guid> seen = [change.Id.Value];
        Climb(ParentOf(change.Id.Value), change, seen);
        if (change is Moved moved)
            Climb(IdOf(moved.Old), change, seen);
    }

    private void Climb(Guid? from, LiveChange change, HashSet<Guid> seen)
    {
        for (Guid? above = from; above is { } id && seen.Add(id); above = ParentOf(id))
        {
            if (!_watchers.TryGetValue(id, out List<Watcher>? watchers))
                continue;
            foreach (Watcher watcher in watchers)
            {
                if (watcher.Scope == WatchScope.Subtree)
                    watcher.Post(change);
            }
        }
    }

    private Guid? ParentOf(Guid id) => Look(id) is { } known ? ParentOf(known) : null;

    private static Guid? ParentOf(Known known) => (known.Snapshot ?? (known as KnownParent)?.Block) switch
    {
        Block block => IdOf(block.Parent),
        PageOrDataSource page => IdOf(page.Parent),
        Database database => IdOf(database.Parent),
        View view => IdOf(view.Parent),
        Comment comment => IdOf(comment.Parent),
        _ => null,
    };

    private static Guid? IdOf(Parent parent) => parent switch
    {
        PageParent page => page.PageId.Value,
        BlockParent block => block.BlockId.Value,
        DataSourceParent source => source.DataSourceId.Value,
        DatabaseParent database => database.DatabaseId.Value,
        _ => null,
    };
}
