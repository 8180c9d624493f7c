using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A discussion: comments that answer each other. Notion shows open ones only; they cannot be resolved by the API.</summary>
public sealed class LiveDiscussion
{
    private readonly LiveSession _session;
    private readonly List<LiveComment> _comments;

    internal LiveDiscussion(LiveSession session, DiscussionId id, List<LiveComment> comments)
    {
        _session = session;
        _comments = comments;
        Id = id;
    }

    /// <summary>The id.</summary>
    public DiscussionId Id { get; }

    /// <summary>The comments in order of time.</summary>
    public IReadOnlyList<LiveComment> Comments => _comments;

    /// <summary>Adds a comment. Sent at once.</summary>
    /// <param name="text">The text; a <see cref="string"/> converts to it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The comment.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<LiveComment> ReplyAsync(RichTextList text, CancellationToken cancellationToken = default)
    {
        LiveComment comment = await LiveComment.CreateAsync(_session, new() { DiscussionId = Id, RichText = text }, cancellationToken).ConfigureAwait(false);
        _comments.Add(comment);
        return comment;
    }
}
