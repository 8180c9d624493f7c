using Notion.Refit.Content.Folders.Export;

namespace Notion.Refit.Content;

/// <summary>Writes pages with everything in them to a folder of Markdown files.</summary>
public static class MarkdownExport
{
    /// <summary>Writes a page with its pages, databases and files to a folder; run again, only what has changed.</summary>
    /// <param name="notion">The client. Its rate limiter decides the pace.</param>
    /// <param name="page">The page.</param>
    /// <param name="folder">The folder; it is created when it does not exist. Its subfolder <c>.notion</c> holds the record of what was exported.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is informed after each page and database.</param>
    /// <param name="cancellationToken">Cancels the export. Running it again continues where it ended.</param>
    /// <returns>The files, those of pages that are gone, and what could not be carried over.</returns>
    /// <exception cref="TransferException">
    /// A request failed, a file could not be written, or the options are strict and content would be dropped. The exception names the page, and says
    /// what was done. Running the export again continues.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; the inner exception is a <see cref="TransferException"/>.</exception>
    /// <remarks>
    /// A page is a file <c>Title.md</c>; the pages and files in it are in the folder <c>Title</c> beside it. A database is a folder with a table,
    /// <c>index.md</c>, and a file for each row, with the properties as front matter. Links between exported pages are relative. File names are the
    /// same on every operating system; a page keeps its name until its title changes.
    /// <para>
    /// A page is read again when its time of the last edit differs from that of the previous export. Those times are whole minutes, so a page that was
    /// edited within the six minutes before it was read is read once more the next time, and so is one with copies of synced blocks, whose originals are
    /// elsewhere. Files of pages that are gone are listed as stale and left.
    /// </para>
    /// </remarks>
    public static Task<ExportResult> WriteAsync(
        INotionClient notion,
        PageId page,
        string folder,
        MarkdownExportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notion);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new ExportRun(notion, page, folder, options ?? new MarkdownExportOptions(), progress).RunAsync(cancellationToken);
    }
}
