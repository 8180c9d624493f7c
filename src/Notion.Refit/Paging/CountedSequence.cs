namespace Notion.Refit.Paging;

/// <summary>A sequence that is made for the number of items that are needed.</summary>
/// <param name="enumerate">Makes the sequence; its argument is the most items, null for all.</param>
internal sealed class CountedSequence<T>(Func<int?, IAsyncEnumerable<T>> enumerate) : NotionSequence<T>
{
    internal override IAsyncEnumerable<T> Enumerate(int? most) => enumerate(most);
}
