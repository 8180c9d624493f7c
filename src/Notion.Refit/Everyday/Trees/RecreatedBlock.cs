namespace Notion.Refit;

/// <summary>A block that was made anew at another place.</summary>
/// <param name="Id">The new id of the block.</param>
/// <param name="NewIds">The new id of each old one: of the block and of all blocks in it.</param>
/// <param name="Lost">What the new block does not have.</param>
public sealed record RecreatedBlock(BlockId Id, IReadOnlyDictionary<BlockId, BlockId> NewIds, IReadOnlyList<NotCopied> Lost);
