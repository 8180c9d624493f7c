namespace Notion.Refit;

/// <summary>The right to send a refresh token, which one process has at a time.</summary>
public interface IOAuthRefreshLease : IAsyncDisposable
{
    /// <summary>Whether a process has sent the refresh token, as far as is known, and has not reported that it is unused.</summary>
    bool IsInDoubt { get; }

    /// <summary>Records that the refresh token is sent from now on. The record outlives the lease.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task of recording. It fails when the lease has been lost.</returns>
    ValueTask MarkSentAsync(CancellationToken cancellationToken);

    /// <summary>Records that the refresh token is unused after all: nothing was sent, or Notion has refused the request for another reason.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task of recording.</returns>
    ValueTask MarkUnusedAsync(CancellationToken cancellationToken);
}
