using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>Something in the tree of a workspace: a page, block, database or data source.</summary>
/// <remarks>Times are stored exactly; responses report them to the minute.</remarks>
internal abstract class StoredNode(Guid id) : ISnapshotState
{
    public Guid Id { get; } = id;

    /// <summary>The parent; null at the top of the workspace.</summary>
    public StoredNode? Parent
    {
        get;
        set
        {
            ChangeLog.Touch(this);
            field = value;
        }
    }

    /// <summary>The children in order: blocks, pages and databases of a page or block, data sources of a database, rows of a data source.</summary>
    public List<StoredNode> Children { get; } = [];

    /// <summary>Counts what was made in the workspace: the order of creation, finer than any clock.</summary>
    public long Sequence { get; set; }

    public required DateTimeOffset CreatedTime { get; init; }

    public required DateTimeOffset LastEditedTime { get; set; }

    public required StoredUser CreatedBy { get; init; }

    public required StoredUser LastEditedBy { get; set; }

    /// <summary>Whether it was itself put into the trash.</summary>
    public bool IsTrashed
    {
        get;
        set
        {
            ChangeLog.Touch(this);
            field = value;
        }
    }

    /// <summary>Whether it is in the trash, by itself or with what it is in.</summary>
    public bool IsInTrash => IsTrashed || (Parent?.IsInTrash ?? false);

    /// <summary>The children that are not in the trash.</summary>
    public IEnumerable<StoredNode> VisibleChildren => Children.Where(child => !child.IsTrashed);
}
