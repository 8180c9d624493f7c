using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Blocks;

/// <summary>Lists of blocks.</summary>
internal static class BlockLists
{
    public static BlockList Of(IReadOnlyList<Block> blocks, string? nextCursor) => new()
    {
        Results = blocks,
        NextCursor = nextCursor,
        HasMore = nextCursor is not null,
        Type = ListType.Block,
        Block = new EmptyObject(),
    };
}
