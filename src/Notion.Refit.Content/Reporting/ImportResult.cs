namespace Notion.Refit.Content;

/// <summary>The result of an import: the pages, and what could not be carried over.</summary>
public sealed record ImportResult : TransferResult
{
    internal ImportResult(IReadOnlyList<TransferItem> items, IReadOnlyList<TransferNotice> notices)
        : base(items, notices)
    {
    }
}
