using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The comments on a page or block. Calls are sent at once.</summary>
public sealed class LiveComments : IAsyncEnumerable<LiveDiscussion>
{
    private readonly LiveBlock _about;

    internal LiveComments(LiveBlock about) => _about = about;

    /// <summary>Enumerates the open discussions, with their comments in order of time.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The discussions. Resolved ones are not among them.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public async IAsyncEnumerator<LiveDiscussion> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        LiveSession session = _about.Session;
        var id = new BlockId(_about.Existing());
        await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = session.Store.Begin();
        var comments = new List<Comment>();
        await foreach (Comment comment in session.Client.Comments.ListAllAsync(id, cancellationToken).ConfigureAwait(false))
            comments.Add(comment);
        session.Store.ApplyComments(id, comments, ticket);
        foreach (IGrouping<DiscussionId, Comment> discussion in comments.GroupBy(comment => comment.DiscussionId))
            yield return new LiveDiscussion(session, discussion.Key, [.. discussion.Select(comment => new LiveComment(session, comment))]);
    }

    /// <summary>Starts a discussion.</summary>
    /// <param name="text">The text; a <see cref="string"/> converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The discussion.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<LiveDiscussion> StartAsync(RichTextList text, CancellationToken cancellationToken = default)
    {
        LiveSession session = _about.Session;
        Parent parent = _about is LivePage page ? Parent.Page(page.Id) : Parent.Block(_about.Id);
        LiveComment comment = await LiveComment.CreateAsync(session, new() { Parent = parent, RichText = text }, cancellationToken).ConfigureAwait(false);
        return new LiveDiscussion(session, comment.Snapshot.DiscussionId, [comment]);
    }
}
