using System.Runtime.CompilerServices;
using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Uploads files.</summary>
public static class FileUploadExtensions
{
    /// <param name="uploads">The area.</param>
    extension(INotionFileUploads uploads)
    {
        /// <summary>Uploads a file from disk.</summary>
        /// <param name="path">The path of the file.</param>
        /// <param name="name">The name in Notion, with an extension; null for that of the file. At most 900 bytes.</param>
        /// <param name="contentType">The content type; null for the usual one of the extension.</param>
        /// <param name="progress">Is informed after each part.</param>
        /// <param name="options">Part size, concurrency and limits; null for the defaults.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The upload. Attach it within an hour: as a block, icon, cover or in a files property. Attached, it can be used again.</returns>
        /// <exception cref="ArgumentException">The name is too long, or the file is empty or too large. Nothing was sent.</exception>
        /// <exception cref="IOException">The file could not be read.</exception>
        /// <exception cref="NotionException">A request failed. A part whose sending failed is sent again, before.</exception>
        /// <remarks>Files of more than 20 MiB are sent in parts. The file is not read into memory.</remarks>
        public async Task<FileUploadId> UploadAsync(
            string path,
            string? name = null,
            string? contentType = null,
            IProgress<UploadProgress>? progress = null,
            UploadOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(uploads);
            ArgumentException.ThrowIfNullOrEmpty(path);
            IUploadSource source = FileUploadSource.Open(path);
            await using ConfiguredAsyncDisposable closing = source.ConfigureAwait(false);
            return await UploadAsync(uploads, source, name ?? Path.GetFileName(path), contentType, progress, options, cancellationToken).ConfigureAwait(false);
        }

        /// <summary>Uploads a stream from its position to its end.</summary>
        /// <param name="stream">The stream; it stays open. One that cannot seek is copied to a temporary file first.</param>
        /// <param name="name">The name in Notion, with an extension. At most 900 bytes.</param>
        /// <param name="contentType">The content type; null for the usual one of the extension.</param>
        /// <param name="progress">Is informed after each part.</param>
        /// <param name="options">Part size, concurrency and limits; null for the defaults.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The upload. Attach it within an hour: as a block, icon, cover or in a files property. Attached, it can be used again.</returns>
        /// <exception cref="ArgumentException">The name is too long, or the stream is empty or too long. Nothing was sent.</exception>
        /// <exception cref="NotionException">A request failed. A part whose sending failed is sent again, before.</exception>
        public async Task<FileUploadId> UploadAsync(
            Stream stream,
            string name,
            string? contentType = null,
            IProgress<UploadProgress>? progress = null,
            UploadOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(uploads);
            ArgumentNullException.ThrowIfNull(stream);
            IUploadSource source = await StreamUploadSource.CreateAsync(stream, cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable closing = source.ConfigureAwait(false);
            return await UploadAsync(uploads, source, name, contentType, progress, options, cancellationToken).ConfigureAwait(false);
        }

        /// <summary>Lets Notion import a file from the web. This machine does not read it.</summary>
        /// <param name="address">The public address, <c>https</c>.</param>
        /// <param name="name">The name in Notion, with an extension; null for the last part of the address.</param>
        /// <param name="contentType">The content type; null for the usual one of the extension.</param>
        /// <param name="timeProvider">The clock that waits between looking for the result; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the wait. The import goes on.</param>
        /// <returns>The upload, when the file is there.</returns>
        /// <exception cref="FileImportException">Notion could not import the file.</exception>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>Looks for the result after 5, 15, 30 and then every 45 seconds, as Notion advises.</remarks>
        public async Task<FileUploadId> UploadAsync(
            Uri address,
            string? name = null,
            string? contentType = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(uploads);
            ArgumentNullException.ThrowIfNull(address);
            name ??= Uri.UnescapeDataString(address.Segments[^1].TrimEnd('/'));
            using EverydayActivity activity = EverydayActivity.Start("upload");
            return await activity.RunAsync(async () =>
            {
                FileUpload upload = await uploads.CreateAsync(
                    new() { Mode = FileUploadMode.ExternalUrl, ExternalUrl = address.AbsoluteUri, Filename = name, ContentType = contentType ?? FileContentTypes.Of(name) },
                    cancellationToken).ConfigureAwait(false);
                for (int look = 0; upload.Status == FileUploadStatus.Pending; look++)
                {
                    TimeSpan wait = TimeSpan.FromSeconds(look switch { 0 => 5, 1 => 15, 2 => 30, _ => 45 });
                    await Task.Delay(wait, timeProvider ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
                    upload = await uploads.RetrieveAsync(upload.Id, cancellationToken).ConfigureAwait(false);
                }

                return upload.Status == FileUploadStatus.Uploaded ? upload.Id : throw new FileImportException(address, upload);
            }).ConfigureAwait(false);
        }
    }

    private static async Task<FileUploadId> UploadAsync(
        INotionFileUploads uploads, IUploadSource source, string name, string? contentType, IProgress<UploadProgress>? progress, UploadOptions? options, CancellationToken cancellationToken)
    {
        using EverydayActivity activity = EverydayActivity.Start("upload");
        return await activity.RunAsync(
            () => new FileUploader(uploads, options ?? UploadOptions.Default, progress).UploadAsync(source, name, contentType, cancellationToken)).ConfigureAwait(false);
    }
}
