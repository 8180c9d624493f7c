namespace Notion.Refit.Content;

/// <summary>A page or database in an export or import.</summary>
/// <param name="Path">The path of the file in the folder, with <c>/</c>.</param>
/// <param name="Id">The id of the page or database in Notion; null for a saved file whose block is gone.</param>
/// <param name="State">What was done.</param>
public sealed record TransferItem(string Path, Guid? Id, TransferState State)
{
    /// <summary>Returns state and path.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{State}: {Path}";
}
