using Notion.Refit.Live.Objects;
using Notion.Refit.Live.Saving;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

// The objects of a session: one for each id.
public sealed partial class LiveSession
{
    private readonly HashSet<(AppendedTree Tree, IReadOnlyList<LiveBlock> Blocks)> _withoutIds = [];
    private readonly HashSet<LiveBlock> _createdWithContent = [];

    private readonly Dictionary<NotionPartialWriteException, PlannedRun> _unclear = [];

    /// <summary>Whether an append is one of which it is not known whether it was carried out.</summary>
    internal bool IsUnclear(NotionPartialWriteException error)
    {
        lock (Gate)
            return _unclear.ContainsKey(error);
    }

    /// <summary>Remembers an append of which it is not known whether it was carried out.</summary>
    internal void AddUnclear(NotionPartialWriteException error, PlannedRun run)
    {
        lock (Gate)
            _unclear[error] = run;
    }

    /// <summary>Returns such an append, to decide it.</summary>
    internal PlannedRun? TakeUnclear(NotionPartialWriteException error)
    {
        lock (Gate)
            return _unclear.Remove(error, out PlannedRun? run) ? run : null;
    }

    internal LivePage PageOf(PageId id) => Of(id.Value, () => new LivePage(this, id.Value));

    internal LiveDatabase DatabaseOf(DatabaseId id) => Of(id.Value, () => new LiveDatabase(this, id.Value));

    internal LiveDataSource SourceOf(DataSourceId id) => Of(id.Value, () => new LiveDataSource(this, id.Value));

    internal LiveView ViewOf(ViewId id) => Of(id.Value, () => new LiveView(this, id.Value));

    /// <summary>Gets the object of a block, page or database that the store knows.</summary>
    internal LiveBlock BlockOf(BlockId id)
    {
        if (Find(id.Value) is LiveBlock block)
            return block;
        return Store.FindBlock(id)?.Content switch
        {
            ChildPageBlock => PageOf(id.ToPageId()),
            ChildDatabaseBlock => DatabaseOf(id.ToDatabaseId()),
            { } content => Of(id.Value, () => BlockKinds.Create(this, id.Value, content)),
            null when Store.FindPage(id.ToPageId()) is not null => PageOf(id.ToPageId()),
            null when Store.FindDatabase(id.ToDatabaseId()) is not null => DatabaseOf(id.ToDatabaseId()),
            null => Of(id.Value, () => new LiveBlock(this, id.Value)),
        };
    }

    internal LiveBlock? ParentOf(Parent parent) => parent switch
    {
        PageParent { PageId: var id } => PageOf(id),
        BlockParent { BlockId: var id } => BlockOf(id),
        _ => null,
    };

    internal LiveDataSource? DataSourceOf(Parent parent) => parent is DataSourceParent { DataSourceId: var id } ? SourceOf(id) : null;

    /// <summary>Gives a new object the id that it got in Notion.</summary>
    internal void Register(LiveObject target, Guid id)
    {
        lock (Gate)
        {
            if (target.Key == id)
                return;
            target.Key = id;
            _objects[id] = target;
            if (_changed.Contains(target))
                Store.Retain(id);
        }
    }

    /// <summary>Notes whether an object has changes.</summary>
    internal void OnChanged(LiveObject target)
    {
        lock (Gate)
        {
            bool isChanged = target is LiveBlock { IsNew: true, IsLeftOut: true } ? false : target.IsChanged || target is LiveBlock block && block.Children.HasAdditions;
            if (isChanged && _changed.Add(target) && target.Key is { } key)
                Store.Retain(key);
            else if (!isChanged && _changed.Remove(target) && target.Key is { } released)
                Store.Release(released);
        }
    }

    internal void Track(AppendedTree tree, IReadOnlyList<LiveBlock> blocks)
    {
        if (tree.All().All(block => block.Id is not null))
            return;
        lock (Gate)
            _withoutIds.Add((tree, blocks));
    }

    internal void TrackCreated(LiveBlock created)
    {
        lock (Gate)
            _createdWithContent.Add(created);
    }

    /// <summary>Reads the ids of nested blocks when a block needs its own.</summary>
    internal async Task EnsureIdAsync(LiveBlock block, CancellationToken cancellationToken)
    {
        block.AdoptId();
        if (block.Key is null && !block.IsNew)
            await LoadIdsAsync(cancellationToken).ConfigureAwait(false);
    }

    internal async Task LoadChildrenAsync(BlockId id, CancellationToken cancellationToken) =>
        await Loading.RunAsync(
            id.Value,
            async token =>
            {
                Store.RequestTicket ticket = Store.Begin();
                var blocks = new List<Block>();
                await foreach (Block block in Client.Blocks.ListAllChildrenAsync(id, token).ConfigureAwait(false))
                    blocks.Add(block);
                Store.ApplyChildren(id, blocks, ticket);
            },
            cancellationToken).ConfigureAwait(false);

    internal IDisposable Watch(EntityId id, Action<LiveChange> handler, WatchScope scope)
    {
        IDisposable watch = Store.Watch(id.Value, scope, handler, _delivery);
        lock (Gate)
            _watches.Add(watch);
        return watch;
    }

    /// <summary>Starts raising events for what changes in the store.</summary>
    internal void EnsureWatching()
    {
        lock (Gate)
        {
            if (_isWatching)
                return;
            _isWatching = true;
            _watches.Add(Store.Watch(null, WatchScope.Subtree, Raise, _delivery));
        }
    }

    internal void Post(Action action)
    {
        if (_options.Context is { } context && context != SynchronizationContext.Current)
            context.Post(static state => ((Action)state!)(), action);
        else
            action();
    }

    private T Of<T>(Guid id, Func<T> create)
        where T : LiveObject
    {
        lock (Gate)
        {
            if (_objects.TryGetValue(id, out LiveObject? known) && known is T found)
                return found;

            // An id that was first seen without its kind gets the object of its kind.
            T created = create();
            _objects[id] = created;
            return created;
        }
    }

    private LiveObject? Find(Guid id)
    {
        lock (Gate)
            return _objects.GetValueOrDefault(id);
    }

    private static void AdoptIds(IReadOnlyList<LiveBlock> blocks)
    {
        foreach (LiveBlock block in blocks)
        {
            block.AdoptId();
            AdoptIds(block.Children.Sent);
        }
    }

    /// <summary>Reads the ids of the content that was created with a page: the response of the creation has none.</summary>
    private async Task AdoptCreatedAsync(LiveBlock parent, CancellationToken cancellationToken)
    {
        IReadOnlyList<LiveBlock> sent = parent.Children.Sent;
        if (sent.Count == 0)
            return;
        var id = new BlockId(parent.Existing());
        await LoadChildrenAsync(id, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<BlockId> ids = Store.ChildrenOf(id) ?? [];
        for (int i = 0, at = 0; i < sent.Count && at < ids.Count; i++, at++)
        {
            if (sent[i].Key is { } key)
            {
                while (at < ids.Count && ids[at].Value != key)
                    at++;
                continue;
            }

            if (Store.FindBlock(ids[at])?.Content.Type != sent[i].Kind)
                throw new InvalidOperationException($"The blocks in {parent} were changed since they were written: read them again by Children.LoadAsync.");
            Register(sent[i], ids[at].Value);
        }

        foreach (LiveBlock block in sent.Where(block => block.Children.Sent.Count > 0 && block is not LivePage))
            await AdoptCreatedAsync(block, cancellationToken).ConfigureAwait(false);
    }

    private void Raise(LiveChange change)
    {
        if (change is Missed)
        {
            RaiseAll();
            return;
        }

        if (Find(change.Id.Value) is not { } target)
            return;
        switch (change)
        {
            case PropertyChanged property:
                target.OnPropertyChanged("Item[]");
                if (property.Property == PropertyId.Title)
                    target.OnPropertyChanged(nameof(LivePage.Title));
                break;
            case TitleChanged:
                target.OnPropertyChanged(nameof(LivePage.Title));
                break;
            case ContentChanged:
                target.OnPropertyChanged(nameof(LiveBlock.Content));
                break;
            case IconChanged:
                target.OnPropertyChanged(nameof(LivePage.Icon));
                break;
            case CoverChanged:
                target.OnPropertyChanged(nameof(LivePage.Cover));
                break;
            case LockChanged:
                target.OnPropertyChanged(nameof(LivePage.IsLocked));
                break;
            case Trashed or Restored:
                target.OnPropertyChanged(nameof(LiveBlock.InTrash));
                break;
            case Lost or Found:
                target.OnPropertyChanged(nameof(LiveObject.IsLost));
                break;
            case ChildAdded or ChildRemoved or ChildMoved when target is LiveBlock block:
                block.Children.OnChanged();
                break;
            case SchemaChanged:
                target.OnPropertyChanged(nameof(LiveDataSource.Schema));
                break;
        }
    }

    // It is not known what has changed: an empty name means all members.
    private void RaiseAll()
    {
        LiveObject[] all;
        lock (Gate)
            all = [.. _objects.Values];
        foreach (LiveObject target in all)
        {
            target.OnPropertyChanged("");
            if (target is LiveBlock block)
                block.Children.OnChanged();
        }
    }
}
