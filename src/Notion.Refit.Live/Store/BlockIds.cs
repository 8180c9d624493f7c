using System.Collections;

namespace Notion.Refit.Live.Store;

/// <summary>The ids of blocks, over an array that does not change.</summary>
internal sealed class BlockIds(Guid[] ids) : IReadOnlyList<BlockId>
{
    public int Count => ids.Length;

    public BlockId this[int index] => new(ids[index]);

    public IEnumerator<BlockId> GetEnumerator() => ids.Select(static id => new BlockId(id)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
