namespace Notion.Refit.Content;

/// <summary>A loss in an export or import.</summary>
/// <param name="Path">The path of the file in the folder, with <c>/</c>.</param>
/// <param name="Notice">The kind of loss, how much was lost, and where.</param>
public sealed record TransferNotice(string Path, ConversionNotice Notice)
{
    /// <summary>Returns path and notice as one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Path}: {Notice}";
}
