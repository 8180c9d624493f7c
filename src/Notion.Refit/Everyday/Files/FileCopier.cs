using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Files;

/// <summary>Copies files that Notion hosts: downloads them and uploads them again.</summary>
internal sealed class FileCopier(INotionFileUploads uploads, HttpClient? client, TimeProvider time)
{
    /// <summary>Copies a file.</summary>
    /// <param name="file">The file as it was read.</param>
    /// <param name="name">Its name; null for the last part of its address.</param>
    /// <param name="renew">Reads the file anew, with an address that is valid.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The upload, or the reason why there is none.</returns>
    public async Task<(FileUploadId? Upload, string? Problem)> CopyAsync(
        HostedFile file, string? name, Func<Task<FileSource>> renew, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(name))
            name = Uri.TryCreate(file.Url, UriKind.Absolute, out Uri? address) ? Uri.UnescapeDataString(address.Segments[^1].Trim('/')) : "file";

        // Files may be large: not in memory.
        var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (copy.ConfigureAwait(false))
        {
            try
            {
                await FileDownloader.DownloadAsync(file, renew, copy, client, time, cancellationToken).ConfigureAwait(false);
                copy.Position = 0;
                IUploadSource source = await StreamUploadSource.CreateAsync(copy, cancellationToken).ConfigureAwait(false);
                await using (source.ConfigureAwait(false))
                    return (await new FileUploader(uploads, UploadOptions.Default, null).UploadAsync(source, name, null, cancellationToken).ConfigureAwait(false), null);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or ArgumentException or InvalidOperationException or NotionApiException)
            {
                return (null, $"the file '{name}' could not be copied: {e.Message}");
            }
        }
    }
}
