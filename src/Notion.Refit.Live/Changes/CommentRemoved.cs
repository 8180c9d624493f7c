namespace Notion.Refit.Live;

/// <summary>A comment was deleted.</summary>
/// <param name="Id">The id of the page or block that it was about.</param>
/// <param name="Comment">The id of the comment.</param>
public sealed record CommentRemoved(EntityId Id, CommentId Comment) : LiveChange(Id);
