namespace Notion.Refit.Live.Store;

/// <summary>The knowledge of one object. Immutable, so that readers need no lock.</summary>
/// <remarks>There is one for each block of a workspace: 56 bytes. What only some objects have is in <see cref="KnownParent"/>.</remarks>
/// <param name="Id">The id of the object. The model has it too, but is far away in memory when it is compared.</param>
internal record Known(Guid Id)
{

    /// <summary>The model; null when only what is in the object is known.</summary>
    public object? Snapshot { get; init; }

    /// <summary>The number of the request that gave the snapshot.</summary>
    public long Ticket { get; init; }

    /// <summary>The time of the response, in seconds since 1970 in UTC.</summary>
    public uint Fetched { get; init; }

    public KnownFlags Flags { get; init; }
}
