using System.Collections.ObjectModel;
using Notion.Refit.Json;
using Notion.Refit.Live.Objects;
using Notion.Refit.Live.Saving;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The blocks in a page or block: those in Notion without those that were removed here, and those that were added here.</summary>
public sealed class LiveChildren : IAsyncEnumerable<LiveBlock>
{
    private readonly LiveBlock _owner;
    private readonly List<(LiveBlock Block, Place Place)> _additions = [];
    private List<LiveBlock>? _sent;

    internal LiveChildren(LiveBlock owner) => _owner = owner;

    internal event EventHandler? Changed;

    /// <summary>The blocks that were written with their parent and may have no ids yet.</summary>
    internal IReadOnlyList<LiveBlock> Sent => _sent ?? [];

    /// <summary>Whether the blocks were read.</summary>
    public bool IsLoaded => Base() is not null;

    /// <summary>The blocks, without network.</summary>
    /// <exception cref="NotLoadedException">They were never loaded.</exception>
    public IReadOnlyList<LiveBlock> Loaded => Current(Base() ?? throw new NotLoadedException(_owner.ToString(), "Children", "children.LoadAsync()"));

    /// <summary>The number of blocks, without network.</summary>
    /// <exception cref="NotLoadedException">They were never loaded.</exception>
    public int Count => Loaded.Count;

    /// <summary>Whether something was added that is not saved.</summary>
    internal bool HasAdditions
    {
        get
        {
            lock (Gate)
                return _additions.Any(addition => addition.Block.IsNew && !addition.Block.IsLeftOut);
        }
    }

    private Lock Gate => _owner.Session.Gate;

    /// <summary>Gets a block, without network.</summary>
    /// <param name="index">The place.</param>
    /// <returns>The block.</returns>
    /// <exception cref="NotLoadedException">They were never loaded.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public LiveBlock this[int index] => Loaded[index];

    /// <summary>Reads the blocks again: one request for each 100.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when they are read.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        await _owner.Session.EnsureIdAsync(_owner, cancellationToken).ConfigureAwait(false);
        if (_owner.IsNew)
            return;
        await _owner.Session.LoadChildrenAsync(new BlockId(_owner.Existing()), cancellationToken).ConfigureAwait(false);
        _sent = null;
        OnChanged();
    }

    /// <summary>Reads the blocks and everything in them that was not loaded.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when they are read.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task LoadTreeAsync(CancellationToken cancellationToken = default)
    {
        if (!IsLoaded)
            await LoadAsync(cancellationToken).ConfigureAwait(false);
        foreach (LiveBlock block in Loaded)
        {
            if (block is not (LivePage or LiveDatabase))
                await block.Children.LoadTreeAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Enumerates the blocks. They are loaded when they were not.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The blocks; child pages and databases are <see cref="LivePage"/> and <see cref="LiveDatabase"/>.</returns>
    public async IAsyncEnumerator<LiveBlock> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (!IsLoaded)
            await LoadAsync(cancellationToken).ConfigureAwait(false);
        foreach (LiveBlock block in Loaded)
            yield return block;
    }

    /// <summary>Adds a block with everything in it at the end.</summary>
    /// <typeparam name="T">The content.</typeparam>
    /// <param name="content">The content; its children become new blocks, too.</param>
    /// <returns>The new block. It has an id when it is saved.</returns>
    public LiveBlock<T> Add<T>(T content)
        where T : WritableBlockContent => Insert(Place.End, content);

    /// <summary>Adds blocks with everything in them at the end.</summary>
    /// <param name="contents">The contents.</param>
    /// <returns>The new blocks.</returns>
    public IReadOnlyList<LiveBlock> AddRange(IEnumerable<WritableBlockContent> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return [.. contents.Select(content => Insert(Place.End, BlockKinds.Create(_owner.Session, Stripped(content)), content))];
    }

    /// <summary>Inserts a block with everything in it.</summary>
    /// <typeparam name="T">The content.</typeparam>
    /// <param name="place">The place.</param>
    /// <param name="content">The content; its children become new blocks, too.</param>
    /// <returns>The new block. It has an id when it is saved.</returns>
    /// <exception cref="ArgumentException">The block of the place is not in here.</exception>
    public LiveBlock<T> Insert<T>(Place place, T content)
        where T : WritableBlockContent
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(content);
        var block = new LiveBlock<T>(_owner.Session, Stripped(content));
        Insert(place, block, content);
        return block;
    }

    /// <summary>Adds a page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="place">The place among the blocks of the page; null for the end.</param>
    /// <returns>The new page. It has an id when it is saved.</returns>
    /// <exception cref="InvalidOperationException">The parent is not a page: Notion creates pages only in pages and data sources.</exception>
    public LivePage AddPage(string title, Place? place = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (_owner is not LivePage)
            throw new InvalidOperationException($"{_owner} cannot get a page: Notion creates pages only in pages and data sources.");
        var page = new LivePage(_owner.Session, null);
        Insert(place ?? Place.End, page, null);
        page.Title = title;
        return page;
    }

    /// <summary>Adds a database at the end: Notion creates databases there only.</summary>
    /// <param name="title">The title of the database and of its data source.</param>
    /// <param name="schema">The properties of its data source; one of them is the title.</param>
    /// <returns>The new database. It has an id and a data source when it is saved.</returns>
    /// <exception cref="InvalidOperationException">The parent is not a page: Notion creates databases only in pages.</exception>
    public LiveDatabase AddDatabase(string title, PropertyMap<PropertyDefinition> schema)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(schema);
        if (_owner is not LivePage)
            throw new InvalidOperationException($"{_owner} cannot get a database: Notion creates databases only in pages.");
        var database = new LiveDatabase(_owner.Session, schema);
        Insert(Place.End, database, null);
        database.Title = title;
        return database;
    }

    /// <summary>Changes the blocks into others with as few changes as possible: equal blocks, and those of a kind that can be changed, keep their ids and comments. Sent by the next save.</summary>
    /// <param name="blocks">The blocks that are to be in here.</param>
    /// <param name="allowDeletingContent">Whether sub-pages, databases and blocks that the API cannot show may be removed.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when the present blocks were read and the changes are pending.</returns>
    /// <exception cref="InvalidOperationException">Something would be removed that cannot be made anew. Nothing was changed; the message lists it.</exception>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task ReplaceAsync(IReadOnlyList<WritableBlockContent> blocks, bool allowDeletingContent = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        await LoadTreeAsync(cancellationToken).ConfigureAwait(false);
        BlockReplacement.Run(_owner, blocks, allowDeletingContent);
    }

    /// <summary>Creates a list for a window, which follows the children.</summary>
    /// <returns>
    /// The list. One item changes with each event, the list is already in that state, and all events are raised on the context of the session. It holds what is
    /// loaded.
    /// </returns>
    public ReadOnlyObservableCollection<LiveBlock> ToObservable() => new ObservableChildren(this, _owner).Items;

    internal LiveBlock InsertContent(Place place, WritableBlockContent content) => Insert(place, BlockKinds.Create(_owner.Session, Stripped(content)), content);

    internal IReadOnlyList<LiveBlock> NewOnly() => [.. Current(Base() ?? []).Where(block => block.IsNew && block is not (LivePage or LiveDatabase))];

    internal void Drop(LiveBlock block)
    {
        lock (Gate)
            _additions.RemoveAll(addition => addition.Block == block);
        OnChanged();
    }

    internal void OnChanged()
    {
        _owner.Session.OnChanged(_owner);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    internal void OnAppended(IReadOnlyList<LiveBlock> saved)
    {
        HashSet<LiveBlock> written = [.. saved];
        lock (Gate)
        {
            if (_owner.Key is not { } key || _owner.Session.Store.ChildrenOf(new BlockId(key)) is null)
            {
                if (_sent is not null || _additions.Count > 0 || !_owner.IsNew)
                    _sent = Base() is { } known ? [.. Current(known).Where(block => !block.IsNew)] : null;
            }

            _additions.RemoveAll(addition => written.Contains(addition.Block));
        }

        OnChanged();
    }

    /// <summary>Keeps the place of a new block that could not be saved, while those after it were.</summary>
    /// <param name="block">The block.</param>
    /// <param name="previous">The block in Notion directly before it; null when there is none.</param>
    internal void Keep(LiveBlock block, LiveBlock? previous)
    {
        if (previous is null && !IsLoaded)
            return;
        lock (Gate)
        {
            int index = _additions.FindIndex(addition => addition.Block == block);
            if (index >= 0)
                _additions[index] = (block, previous is null ? Place.Start : Place.After(previous));
        }
    }

    /// <summary>The children of a parent that was just created: everything in it is known.</summary>
    internal void OnCreated() => _sent ??= [];

    /// <summary>The blocks that a save has to place: with null for blocks that are not known.</summary>
    internal List<LiveBlock?> Layout()
    {
        if (Base() is { } known)
            return [.. Current(known)];
        lock (Gate)
        {
            var anchors = new List<LiveBlock?>();
            foreach ((_, Place place) in _additions)
            {
                if (place.Block is { IsNew: false } anchor && !anchors.Contains(anchor))
                    anchors.Add(anchor);
            }

            anchors.Add(null);
            PlaceAdditions(anchors);
            return anchors;
        }
    }

    private static WritableBlockContent Stripped(WritableBlockContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content is UnknownBlock)
            throw new ArgumentException($"Blocks of the kind '{content.Type}' cannot be written.", nameof(content));
        return Everyday.Trees.BlockChildren.With(content, []);
    }

    private LiveBlock Insert(Place place, LiveBlock block, WritableBlockContent? content)
    {
        if (place is { Kind: PlaceKind.StartOf or PlaceKind.EndOf, Block: { } outer } && outer != _owner)
            throw new ArgumentException($"The place is in {outer}, not in {_owner}: insert into the Children of that one.", nameof(place));
        _owner.ThrowIfReadOnly();
        if (place.Block is { } anchor && place.Kind is PlaceKind.After or PlaceKind.Before && IsLoaded && !Loaded.Contains(anchor) && !anchor.InTrash)
            throw new ArgumentException($"{anchor} is not in {_owner}.", nameof(place));
        lock (Gate)
        {
            block.NewParent = _owner;
            _additions.Add((block, place));
            if (content is not null)
            {
                foreach (WritableBlockContent child in Everyday.Trees.BlockChildren.Of(content))
                    block.Children.Insert(Live.Place.End, BlockKinds.Create(_owner.Session, Stripped(child)), child);
            }

            _owner.Session.OnChanged(block);
        }

        OnChanged();
        return block;
    }

    private List<LiveBlock>? Base()
    {
        if (_owner.Key is { } key && _owner.Session.Store.ChildrenOf(new BlockId(key)) is { } ids && (ids.Count > 0 || _sent is null or { Count: 0 }))
            return [.. ids.Select(_owner.Session.BlockOf)];
        return _sent ?? (_owner.IsNew ? [] : null);
    }

    private List<LiveBlock> Current(IReadOnlyList<LiveBlock> known)
    {
        lock (Gate)
            return CurrentLocked(known);
    }

    private List<LiveBlock> CurrentLocked(IReadOnlyList<LiveBlock> known)
    {
        var list = new List<LiveBlock?>(known.Where(block => !block.InTrash && block.ReplacedBy is null));

        // A removed block keeps its place for those that were inserted beside it.
        foreach ((_, Place place) in _additions)
        {
            if (place.Block is { InTrash: true, IsNew: false } anchor && known.Contains(anchor))
            {
                list = [.. known];
                break;
            }
        }

        PlaceAdditions(list);
        list.RemoveAll(block => block!.IsNew ? block.IsLeftOut : block.InTrash || block.ReplacedBy is not null);
        return list!;
    }

    private void PlaceAdditions(List<LiveBlock?> list)
    {
        int start = 0;
        HashSet<LiveBlock?> there = [.. list];
        foreach ((LiveBlock block, Place place) in _additions)
        {
            if (!there.Add(block))
                continue;
            int anchor = place.Block is { } other && place.Kind is PlaceKind.After or PlaceKind.Before ? list.IndexOf(place.Block) : -1;
            int index = place.Kind switch
            {
                PlaceKind.Start or PlaceKind.StartOf => start++,
                PlaceKind.After when anchor >= 0 => anchor + 1,
                PlaceKind.Before when anchor >= 0 => anchor,
                _ => list.Count,
            };
            list.Insert(Math.Min(index, list.Count), block);
        }
    }
}
