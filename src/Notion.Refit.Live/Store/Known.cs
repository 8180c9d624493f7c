namespace Notion.Refit.Live.Store;

/// <summary>The knowledge of one object. Immutable, so that readers need no lock.</summary>
internal record Known
{
    /// <summary>The model; null when only what is in the object is known.</summary>
    public object? Snapshot { get; init; }

    /// <summary>The number of the request that gave the snapshot.</summary>
    public long Ticket { get; init; }

    /// <summary>The time of the response, in ticks of UTC.</summary>
    public long Fetched { get; init; }

    public KnownFlags Flags { get; init; }
}
