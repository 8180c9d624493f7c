namespace Notion.Refit.Paging;

/// <summary>The first items of a sequence.</summary>
internal sealed class TakenSequence<T>(NotionSequence<T> source, int count) : NotionSequence<T>
{
    internal override IAsyncEnumerable<T> Enumerate(int? most) =>
        count <= 0 ? AsyncEnumerable.Empty<T>() : source.Enumerate(most is { } fewer && fewer < count ? fewer : count);
}
