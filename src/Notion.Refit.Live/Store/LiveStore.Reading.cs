using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

public sealed partial class LiveStore
{
    /// <summary>Returns the snapshot of a page; null when it was never read.</summary>
    internal Page? FindPage(PageId id) => Find<Page>(id.Value);

    /// <summary>Returns the snapshot of a block; null when it was never read.</summary>
    /// <remarks>A page or database that appears in a page is also a block of kind <c>child_page</c> or <c>child_database</c>.</remarks>
    internal Block? FindBlock(BlockId id) => Look(id.Value) switch
    {
        { Snapshot: Block block } => block,
        KnownParent { Block: { } block } => block,
        _ => null,
    };

    /// <summary>Returns the snapshot of a database; null when it was never read.</summary>
    internal Database? FindDatabase(DatabaseId id) => Find<Database>(id.Value);

    /// <summary>Returns the databases that have a data source, as far as is known: where it is listed, and its own parent.</summary>
    internal IReadOnlyList<DatabaseId> DatabasesWith(DataSourceId source)
    {
        LiveFollow[] follows;
        lock (_gate)
            follows = [.. _follows];
        DatabaseId[] listed = [.. follows.Select(follow => new DatabaseId(follow.Id.Value)).Where(id => FindDatabase(id)?.DataSources.Any(other => other.Id == source) == true)];
        return FindDataSource(source)?.Parent is DatabaseParent parent ? [.. listed, parent.DatabaseId] : listed;
    }

    /// <summary>Returns the snapshot of a data source; null when it was never read.</summary>
    internal DataSource? FindDataSource(DataSourceId id) => Find<DataSource>(id.Value);

    /// <summary>Returns the snapshot of a view; null when it was never read.</summary>
    internal View? FindView(ViewId id) => Find<View>(id.Value);

    /// <summary>Returns what is known of a user; null when the user was never read.</summary>
    internal User? FindUser(UserId id) => Find<User>(id.Value);

    /// <summary>Returns the snapshot of a comment; null when it was never read.</summary>
    internal Comment? FindComment(CommentId id) => Find<Comment>(id.Value);

    /// <summary>Returns the model by which an object is known; null when nothing is.</summary>
    internal object? FindAny(Guid id) => Look(id) switch
    {
        null => null,
        { Snapshot: { } snapshot } => snapshot,
        KnownParent { Block: { } block } => block,
        _ => null,
    };

    /// <summary>Returns the ids of the blocks in a page or block, in order; null when they were never read.</summary>
    internal IReadOnlyList<BlockId>? ChildrenOf(BlockId id) => Look(id.Value) switch
    {
        KnownParent { Children: { } children } => ReferenceEquals(children, s_unread) ? null : new BlockIds(children),
        { Snapshot: Block { HasChildren: false } } => new BlockIds([]),
        _ => null,
    };

    /// <summary>Returns the ids of the rows of a data source that are known; null when none was ever asked for.</summary>
    /// <remarks><see cref="FreshnessOf(Guid)"/> says whether they are all.</remarks>
    internal IReadOnlyList<PageId>? RowsOf(DataSourceId id)
    {
        if (Look(id.Value) is not KnownParent { Rows: { } rows })
            return null;
        lock (_gate)
            return new PageIds(rows.ToArray());
    }

    /// <summary>Returns how fresh and complete a snapshot is; null when nothing is known of the object.</summary>
    internal Freshness? FreshnessOf(Guid id) => Look(id) is { } known ? FreshnessOf(known) : null;

    /// <summary>Returns the ids of the comments of a page or block that are known.</summary>
    internal IReadOnlyList<CommentId> CommentsOf(BlockId id)
    {
        lock (_gate)
            return _comments.TryGetValue(id.Value, out RowIds? comments) ? [.. comments.ToArray().Select(comment => new CommentId(comment))] : [];
    }

    /// <summary>Returns the ids of all objects of which something is known.</summary>
    internal IReadOnlyCollection<Guid> KnownIds() => _known.Ids();

    private static Freshness FreshnessOf(Known known)
    {
        bool isComplete = known.Snapshot is not null && (known.Flags & KnownFlags.Partial) == KnownFlags.None;
        if (isComplete && known.Snapshot is Page page)
        {
            foreach (KeyValuePair<string, Property> property in page.Properties)
                isComplete &= !property.Value.IsIncomplete;
        }

        return new Freshness(
            DateTimeOffset.FromUnixTimeSeconds(known.Fetched),
            LastEdited(known.Snapshot),
            isComplete,
            (known.Flags & KnownFlags.Listed) != KnownFlags.None,
            (known.Flags & KnownFlags.Trashed) != KnownFlags.None,
            (known.Flags & KnownFlags.Lost) != KnownFlags.None);
    }

    private static DateTimeOffset? LastEdited(object? snapshot) => snapshot switch
    {
        Block block => block.LastEditedTime,
        PageOrDataSource page => page.LastEditedTime,
        Database database => database.LastEditedTime,
        View view => view.LastEditedTime,
        Comment comment => comment.LastEditedTime,
        _ => null,
    };

    private Known? Look(Guid id) => _known.Find(id);

    private T? Find<T>(Guid id)
        where T : class => Look(id)?.Snapshot as T;
}
