namespace Notion.Refit.Live;

/// <summary>A block is not in a page or block any more: it is in the trash, somewhere else, or not shared.</summary>
/// <param name="Id">The id of the page or block that it was in.</param>
/// <param name="Child">The id of the block.</param>
public sealed record ChildRemoved(EntityId Id, BlockId Child) : LiveChange(Id);
