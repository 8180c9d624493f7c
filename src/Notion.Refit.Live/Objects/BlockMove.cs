namespace Notion.Refit.Live;

/// <summary>A block that was made anew at another place.</summary>
/// <param name="Block">The new block.</param>
/// <param name="NewIds">The new id of each old one: of the block and of all blocks in it.</param>
/// <param name="Lost">What the new block does not have, such as comments.</param>
public sealed record BlockMove(LiveBlock Block, IReadOnlyDictionary<BlockId, BlockId> NewIds, IReadOnlyList<NotCopied> Lost);
