using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>Everything a workspace holds.</summary>
/// <remarks>Read under <see cref="Read{T}"/>, changed under <see cref="Change{T}"/>; what leaves these must be immutable.</remarks>
internal sealed class Workspace(Guid id, string name) : IDisposable, ISnapshotState
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<Guid, StoredNode> _nodes = [];
    private readonly List<DueWork> _dueWork = [];
    private long _sequence;
    private long _nextDue = long.MaxValue;
    private long _revision;

    public Guid Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Largest file that may be uploaded.</summary>
    public required long MaxFileUploadSize { get; init; }

    /// <summary>The start of its page and database addresses.</summary>
    public required string AppAddress { get; init; }

    /// <summary>People and bots, in the order in which they joined.</summary>
    public List<StoredUser> Users { get; } = [];

    /// <summary>All comments, in the order in which they were made.</summary>
    public List<StoredComment> Comments { get; } = [];

    /// <summary>The emojis that were added, in the order in which they were.</summary>
    public List<StoredCustomEmoji> CustomEmojis { get; } = [];

    /// <summary>All views, tabs and widgets alike.</summary>
    public Dictionary<Guid, StoredView> Views { get; } = [];

    /// <summary>The results of view queries.</summary>
    public Dictionary<Guid, StoredViewQuery> ViewQueries { get; } = [];

    /// <summary>All file uploads, also those that have expired.</summary>
    public Dictionary<Guid, StoredFileUpload> FileUploads { get; } = [];

    /// <summary>All agents, in the order in which they were made.</summary>
    public List<StoredAgent> Agents { get; } = [];

    /// <summary>All conversations with agents, in the order in which they were started.</summary>
    public List<StoredSession> Sessions { get; } = [];

    /// <summary>All sessions of external agents.</summary>
    public List<StoredExternalSession> ExternalSessions { get; } = [];

    /// <summary>The credentials of external agents, by id.</summary>
    public Dictionary<string, StoredVault> Vaults { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of changes so far. What was computed at one revision holds until the next.</summary>
    public long Revision => _revision;

    /// <summary>Receives the changes; null for nothing.</summary>
    public IChangeWatcher? Watcher { get; init; }

    /// <summary>Lists that requests page through.</summary>
    public Listings Listings { get; } = new();

    /// <summary>All pages, blocks, databases and data sources.</summary>
    public IReadOnlyCollection<StoredNode> Nodes => _nodes.Values;

    public T Read<T>(Func<T> read)
    {
        _lock.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public T Change<T>(Func<T> change)
    {
        _lock.EnterWriteLock();
        try
        {
            _revision++;
            if (Watcher is not { IsWatching: true } watcher)
                return change();
            var log = new ChangeLog();
            T result = ChangeLog.Record(log, change);
            watcher.Changed(this, log);
            return result;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public void Change(Action change) => Change(() =>
    {
        change();
        return true;
    });

    /// <summary>Requests that are carried out after their answers, by their ids.</summary>
    public Dictionary<string, StoredAsyncTask> AsyncTasks { get; } = new(StringComparer.Ordinal);

    /// <summary>Work that is left for later.</summary>
    public IReadOnlyList<DueWork> DueWork => _dueWork;

    /// <summary>Leaves work for later.</summary>
    public void Add(DueWork work)
    {
        _dueWork.Add(work);
        Volatile.Write(ref _nextDue, Math.Min(_nextDue, work.Due.UtcTicks));
    }

    /// <summary>Does the work that is due, in the order in which it became so.</summary>
    public void RunDueWork(DateTimeOffset now, IdSource ids)
    {
        // Nothing is locked for what happens seldom.
        if (Volatile.Read(ref _nextDue) > now.UtcTicks)
            return;
        Change(() =>
        {
            // Work may leave further work.
            while (_dueWork.Where(work => work.Due <= now).MinBy(work => work.Due) is { } next)
            {
                _dueWork.Remove(next);
                next.Run(this, ids);
            }

            Volatile.Write(ref _nextDue, _dueWork.Count > 0 ? _dueWork.Min(work => work.Due.UtcTicks) : long.MaxValue);
        });
    }

    public StoredUser? FindUser(Guid userId) => Users.Find(user => user.Id == userId);

    public StoredCustomEmoji? FindCustomEmoji(Guid emojiId) => CustomEmojis.Find(emoji => emoji.Id == emojiId);

    public StoredNode? FindNode(Guid nodeId) => _nodes.GetValueOrDefault(nodeId);

    /// <summary>Puts something new into the tree.</summary>
    /// <param name="node">The new thing.</param>
    /// <param name="parent">What it goes into; null for the top of the workspace.</param>
    /// <param name="index">Its place among the children; null for the end.</param>
    public void Add(StoredNode node, StoredNode? parent, int? index = null)
    {
        ChangeLog.Current?.Add(node);
        node.Sequence = NextSequence();
        _nodes.Add(node.Id, node);
        Attach(node, parent, index);
    }

    /// <summary>Counts what is made.</summary>
    public long NextSequence() => ++_sequence;

    /// <summary>Takes something out of what it is in and puts it into something else, at the end.</summary>
    public static void Move(StoredNode node, StoredNode? parent)
    {
        node.Parent?.Children.Remove(node);
        if (node is StoredPage { DataSource: { } source } page && source.Templates.Remove(page) && source.DefaultTemplate == page)
            source.DefaultTemplate = null;
        Attach(node, parent, index: null);
    }

    /// <summary>Notes a change of a node, which is one of the page it is on, too.</summary>
    public static void Touch(StoredNode? node, StoredUser by, DateTimeOffset now)
    {
        for (; node is not null; node = node.Parent)
        {
            // What is seeded in the past does not make its surroundings look older.
            if (now >= node.LastEditedTime)
            {
                node.LastEditedTime = now;
                node.LastEditedBy = by;
            }

            if (node is StoredPage)
                return;

            // The blocks between a changed one and its page stay as they were.
            while (node.Parent is StoredBlock)
                node = node.Parent;
        }
    }

    public void Dispose() => _lock.Dispose();

    private static void Attach(StoredNode node, StoredNode? parent, int? index)
    {
        node.Parent = parent;
        parent?.Children.Insert(index ?? parent.Children.Count, node);
    }
}
