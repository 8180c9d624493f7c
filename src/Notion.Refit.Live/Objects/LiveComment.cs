using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A comment. Calls are sent at once.</summary>
public sealed class LiveComment
{
    private readonly LiveSession _session;
    private Comment _read;

    internal LiveComment(LiveSession session, Comment comment)
    {
        _session = session;
        _read = comment;
    }

    /// <summary>The comment as it is known.</summary>
    public Comment Snapshot => _session.Store.FindComment(_read.Id) ?? _read;

    /// <summary>The text without formatting.</summary>
    public string Text => Snapshot.RichText.ToPlainText();

    /// <summary>Changes the text. Notion lets a connection edit its own comments only.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when it is changed.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task EditAsync(RichTextList text, CancellationToken cancellationToken = default)
    {
        await _session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = _session.Store.Begin();
        _read = _session.Store.Apply(
            await _session.Client.Comments.UpdateAsync(_read.Id, new() { RichText = text }, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
    }

    /// <summary>Deletes the comment.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when it is deleted.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task DeleteAsync(CancellationToken cancellationToken = default)
    {
        await _session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        await _session.Client.Comments.DeleteAsync(_read.Id, cancellationToken).ConfigureAwait(false);
        _session.Store.RemoveComment(_read.Id, ChangeOrigin.Local);
    }

    internal static async Task<LiveComment> CreateAsync(LiveSession session, CreateCommentRequest request, CancellationToken cancellationToken)
    {
        await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = session.Store.Begin();
        return new(session, session.Store.Apply(await session.Client.Comments.CreateAsync(request, cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local));
    }
}
