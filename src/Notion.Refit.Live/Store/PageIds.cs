using System.Collections;

namespace Notion.Refit.Live.Store;

/// <summary>The ids of pages, over an array that does not change.</summary>
internal sealed class PageIds(Guid[] ids) : IReadOnlyList<PageId>
{
    public int Count => ids.Length;

    public PageId this[int index] => new(ids[index]);

    public IEnumerator<PageId> GetEnumerator() => ids.Select(static id => new PageId(id)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
