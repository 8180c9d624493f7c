using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Duplicates pages.</summary>
public static class PageDuplicationExtensions
{
    /// <param name="notion">The client.</param>
    extension(INotionClient notion)
    {
        /// <summary>Duplicates a page with its content, the pages and databases in it, and its files.</summary>
        /// <param name="id">The page.</param>
        /// <param name="parent">The parent of the duplicate.</param>
        /// <param name="options">What is copied, and whether losses are refused; null to copy everything that can be copied.</param>
        /// <param name="progress">Is informed after each page with the number of pages that are done.</param>
        /// <param name="timeProvider">The clock, for looking up a request whose response was lost; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The duplicate, the new ids of the pages, and what was not copied.</returns>
        /// <exception cref="InvalidOperationException">Something has no copy, and <see cref="DuplicationOptions.RefuseLoss"/> is set. Nothing was sent; the message lists it.</exception>
        /// <exception cref="NotionPartialWriteException">A page was written in part. Pages that were created before are complete.</exception>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>
        /// Everything is read before anything is written. Databases keep schema and rows, relations among the copied rows lead to the copies. Not copied
        /// are comments, views other than the default table, templates, permissions, linked databases, and kinds that the API cannot write.
        /// </remarks>
        public async Task<DuplicatedPage> DuplicateAsync(
            PageId id,
            Parent parent,
            DuplicationOptions? options = null,
            IProgress<int>? progress = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(notion);
            ArgumentNullException.ThrowIfNull(parent);
            options ??= new DuplicationOptions();
            TimeProvider time = timeProvider ?? TimeProvider.System;
            var duplication = new PageDuplication(notion.Pages, notion.Blocks, progress, time)
            {
                RefuseLoss = options.RefuseLoss,
                Files = options.CopyFiles ? new FileCopier(notion.FileUploads, options.FileClient, time) : null,
                Databases = options.CopyDatabases ? new DatabaseDuplication(notion.Databases, notion.DataSources, notion.Pages, options.CopyRows) : null,
            };
            using EverydayActivity activity = EverydayActivity.Start("duplicate");
            return await activity.RunAsync(() => duplication.RunAsync(id, parent, cancellationToken)).ConfigureAwait(false);
        }
    }
}
