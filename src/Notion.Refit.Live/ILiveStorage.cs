namespace Notion.Refit.Live;

/// <summary>Keeps what a store knows over restarts.</summary>
/// <remarks>The package <c>Notion.Refit.Live.Sqlite</c> has one in a file. Records have no token and no signed address.</remarks>
public interface ILiveStorage
{
    /// <summary>Reads all records.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The records, in any order.</returns>
    IAsyncEnumerable<LiveRecord> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds, replaces and removes records, all or none of them.</summary>
    /// <param name="records">The records, each of another id; those without JSON are removed.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that completes when the records are on disk.</returns>
    Task WriteAsync(IReadOnlyList<LiveRecord> records, CancellationToken cancellationToken = default);
}
