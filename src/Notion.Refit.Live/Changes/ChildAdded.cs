using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A block was added to a page or block.</summary>
/// <param name="Id">The id of the page or block that it is in.</param>
/// <param name="Child">The block.</param>
/// <param name="After">The block before it; null at the start.</param>
public sealed record ChildAdded(EntityId Id, Block Child, BlockId? After) : LiveChange(Id);
