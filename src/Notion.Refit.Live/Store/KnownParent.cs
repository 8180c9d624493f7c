using Notion.Refit.Models;

namespace Notion.Refit.Live.Store;

/// <summary>The knowledge of an object that other objects are in, or that is also a block.</summary>
internal sealed record KnownParent : Known
{
    public KnownParent(Guid id)
        : base(id)
    {
    }

    public KnownParent(Known known)
        : base(known)
    {
    }

    /// <summary>The ids of the blocks in it, in order; null when they were never read.</summary>
    public Guid[]? Children { get; init; }

    /// <summary>The number of the request that gave the children or the rows.</summary>
    public long ListTicket { get; init; }

    /// <summary>The rows of a data source; null when they were never read. Changed under the lock of the store only.</summary>
    public RowIds? Rows { get; init; }

    /// <summary>The block by which a page or database appears in its parent.</summary>
    public Block? Block { get; init; }

    /// <summary>The number of the request that gave the block.</summary>
    public long BlockTicket { get; init; }

    /// <summary>The number of the request that gave the properties.</summary>
    public long PropertiesTicket { get; init; }

    /// <summary>The requests that gave single properties, where they are others than that of the snapshot.</summary>
    public Dictionary<PropertyId, long>? PropertyTickets { get; init; }
}
