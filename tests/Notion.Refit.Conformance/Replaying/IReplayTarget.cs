namespace Notion.Refit.Conformance.Replaying;

/// <summary>An emulator for one conversation.</summary>
internal interface IReplayTarget : IAsyncDisposable
{
    /// <summary>Puts things into the emulator.</summary>
    /// <param name="seeds">The things, each after what it is in.</param>
    /// <param name="children">What lists of children showed, by what they are in.</param>
    /// <param name="ids">Notes under which ids the things are there.</param>
    /// <returns>What could not be put there, with the reason.</returns>
    Task<IReadOnlyList<string>> SeedAsync(IReadOnlyList<Seed> seeds, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> children, IdMap ids);

    /// <summary>Sets the clock, where there is one to set.</summary>
    Task MoveClockAsync(DateTimeOffset now);

    /// <summary>Sends a request.</summary>
    Task<ReplayAnswer> SendAsync(ReplayRequest request);
}
