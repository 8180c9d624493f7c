using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A comment was written.</summary>
/// <param name="Id">The id of the page or block that it is about.</param>
/// <param name="Comment">The comment.</param>
public sealed record CommentAdded(EntityId Id, Comment Comment) : LiveChange(Id);
