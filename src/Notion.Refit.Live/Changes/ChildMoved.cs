namespace Notion.Refit.Live;

/// <summary>A block has another place in the same page or block.</summary>
/// <param name="Id">The id of the page or block that it is in.</param>
/// <param name="Child">The id of the block.</param>
/// <param name="After">The block before it now; null at the start.</param>
public sealed record ChildMoved(EntityId Id, BlockId Child, BlockId? After) : LiveChange(Id);
