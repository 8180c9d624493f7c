using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The text of a comment has changed.</summary>
/// <param name="Id">The id of the page or block that it is about.</param>
/// <param name="Old">The comment before.</param>
/// <param name="New">The comment now.</param>
public sealed record CommentChanged(EntityId Id, Comment Old, Comment New) : LiveChange(Id);
