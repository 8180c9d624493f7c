using Notion.Refit.Content.Folders.Import;

namespace Notion.Refit.Content;

/// <summary>Reads folders of Markdown files into Notion.</summary>
public static class MarkdownImport
{
    /// <summary>Reads a folder into pages below a page; run again, it updates them.</summary>
    /// <param name="notion">The client. Its rate limiter decides the pace.</param>
    /// <param name="folder">The folder: one that <see cref="MarkdownExport"/> wrote, an Obsidian vault, or a folder of documentation.</param>
    /// <param name="parent">The page that gets the pages of the folder. Nothing outside of it is changed.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is informed after each page.</param>
    /// <param name="cancellationToken">Cancels the import. Running it again continues where it ended.</param>
    /// <returns>The pages, and what could not be carried over.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="TransferException">
    /// A file is not text or cannot be read (nothing was sent), a request failed, or the options are strict and content would be dropped. The exception
    /// names the file, and says what was done. Running the import again continues.
    /// </exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; the inner exception is a <see cref="TransferException"/>.</exception>
    /// <remarks>
    /// A file <c>Title.md</c> is a page; the files of the folder <c>Title</c> beside it are pages in that page. <c>index.md</c> or <c>README.md</c> is the
    /// page of its folder. Links between files become links between pages, wiki links included; local images and files are uploaded. Addresses that
    /// lead out of the folder, absolute paths and symbolic links are not followed, but reported.
    /// <para>
    /// A file belongs to the page below <paramref name="parent"/> whose id is in its front matter (<c>notion_id</c>), else to the one it was imported to
    /// before, else to the one of its title. Only files that have changed are compared with their page: equal blocks are kept with their ids and
    /// comments, as is everything that Markdown does not show, such as colours. Pages without a file are listed as stale and left.
    /// </para>
    /// </remarks>
    public static Task<ImportResult> ReadAsync(
        INotionClient notion,
        string folder,
        PageId parent,
        MarkdownImportOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notion);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new ImportRun(notion, folder, parent, options ?? new MarkdownImportOptions(), progress).RunAsync(cancellationToken);
    }
}
