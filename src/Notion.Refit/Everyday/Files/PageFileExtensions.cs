using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Downloads the files of the properties of pages.</summary>
public static class PageFileExtensions
{
    /// <param name="pages">The area.</param>
    extension(INotionPages pages)
    {
        /// <summary>Downloads a file of a files property.</summary>
        /// <param name="page">The page as it was read.</param>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="target">The stream that gets the bytes.</param>
        /// <param name="index">The place of the file in the property, from 0.</param>
        /// <param name="fileClient">The client for the hosts of files, without Notion's headers; null for one of the library.</param>
        /// <param name="timeProvider">The clock; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the download.</param>
        /// <returns>A task that is done when all bytes are in the stream.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentOutOfRangeException">There are fewer files.</exception>
        /// <exception cref="HttpRequestException">The host of the file refused or failed.</exception>
        /// <exception cref="NotionException">The address had expired and the page could not be read again.</exception>
        /// <remarks>An address that has expired is renewed once, by reading the page again. No token is sent to the host of the file.</remarks>
        public async Task DownloadAsync(
            Page page,
            string property,
            Stream target,
            int index = 0,
            HttpClient? fileClient = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(page);
            ArgumentNullException.ThrowIfNull(target);
            IReadOnlyList<NamedFile> files = page.Properties.GetFiles(property);
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, files.Count);
            using EverydayActivity activity = EverydayActivity.Start("download");
            await activity.RunAsync(() => FileDownloader.DownloadAsync(
                files[index].Source,
                async () =>
                {
                    PropertyId id = page.Properties.Find(property).Value.Id;
                    Page renewed = await pages.RetrieveAsync(page.Id, [id], cancellationToken).ConfigureAwait(false);
                    IReadOnlyList<NamedFile> now = renewed.Properties.GetFiles(id.Value);
                    return now.Count > index ? now[index].Source : throw new InvalidOperationException($"The page {page.Id} does not have this file any more.");
                },
                target,
                fileClient,
                timeProvider ?? TimeProvider.System,
                cancellationToken)).ConfigureAwait(false);
        }
    }
}
