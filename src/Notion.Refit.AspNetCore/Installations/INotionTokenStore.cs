namespace Notion.Refit.AspNetCore;

/// <summary>The place where an app keeps the installations of a public connection, one a row.</summary>
/// <remarks>
/// <para>The package <c>Notion.Refit.AspNetCore.EntityFrameworkCore</c> has a store for databases, <c>AddFileTokenStore</c> one for development. A store of your
/// own is a singleton service, for a client with a name with that name as its key.</para>
/// <para>Encryption and leases are not the concern of a store: it keeps what it is given. What matters is that <see cref="TryWriteAsync"/> compares and
/// writes in one step, also between processes.</para>
/// </remarks>
public interface INotionTokenStore
{
    /// <summary>Returns a row as it was written last, not from a cache.</summary>
    /// <param name="botId">The id of the installation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row; null if there is none.</returns>
    ValueTask<NotionTokenRow?> FindAsync(BotId botId, CancellationToken cancellationToken);

    /// <summary>Returns all rows, or those of a workspace.</summary>
    /// <param name="workspaceId">The id of the workspace; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows, in any order.</returns>
    IAsyncEnumerable<NotionTokenRow> ListAsync(WorkspaceId? workspaceId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a row if the stored one still has the version of <paramref name="row"/>, or adds it if that is 0 and there is none. The stored row
    /// then has the next version. Return only when it is stored durably.
    /// </summary>
    /// <param name="row">The row, with the version that was read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the row was written; false when the stored one has another version, was added or was removed meanwhile.</returns>
    ValueTask<bool> TryWriteAsync(NotionTokenRow row, CancellationToken cancellationToken);

    /// <summary>Removes a row, if there is one.</summary>
    /// <param name="botId">The id of the installation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> RemoveAsync(BotId botId, CancellationToken cancellationToken);
}
