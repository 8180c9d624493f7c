using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Downloads the files of blocks.</summary>
public static class FileDownloadExtensions
{
    /// <param name="blocks">The area.</param>
    extension(INotionBlocks blocks)
    {
        /// <summary>Downloads the file of a block.</summary>
        /// <param name="block">The block: an image, video, audio, PDF or file, as it was read.</param>
        /// <param name="target">The stream that gets the bytes.</param>
        /// <param name="fileClient">The client for the hosts of files, without Notion's headers; null for one of the library.</param>
        /// <param name="timeProvider">The clock; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the download.</param>
        /// <returns>A task that is done when all bytes are in the stream.</returns>
        /// <exception cref="ArgumentException">The block has no file, or the client has an Authorization header.</exception>
        /// <exception cref="HttpRequestException">The host of the file refused or failed.</exception>
        /// <exception cref="NotionException">The address had expired and the block could not be read again.</exception>
        /// <remarks>An address that has expired is renewed once, by reading the block again. No token is sent to the host of the file.</remarks>
        public async Task DownloadAsync(
            Block block, Stream target, HttpClient? fileClient = null, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            ArgumentNullException.ThrowIfNull(block);
            ArgumentNullException.ThrowIfNull(target);
            FileSource source = FileAddress.Of(block.Content) ?? throw new ArgumentException($"A block of the kind '{block.Content.Type}' has no file.", nameof(block));
            using EverydayActivity activity = EverydayActivity.Start("download");
            await activity.RunAsync(() => FileDownloader.DownloadAsync(
                source,
                async () => FileAddress.Of((await blocks.RetrieveAsync(block.Id, cancellationToken).ConfigureAwait(false)).Content)
                    ?? throw new InvalidOperationException($"The block {block.Id} has no file any more."),
                target,
                fileClient,
                timeProvider ?? TimeProvider.System,
                cancellationToken)).ConfigureAwait(false);
        }
    }
}
