namespace Notion.Refit.Content;

/// <summary>The result of an export: the files, and what could not be carried over.</summary>
public sealed record ExportResult : TransferResult
{
    internal ExportResult(IReadOnlyList<TransferItem> items, IReadOnlyList<TransferNotice> notices)
        : base(items, notices)
    {
    }
}
