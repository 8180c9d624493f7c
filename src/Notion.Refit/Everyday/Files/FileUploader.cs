using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Files;

/// <summary>Uploads a file: whole, or in parts of which several are sent at a time.</summary>
internal sealed class FileUploader(INotionFileUploads uploads, UploadOptions options, IProgress<UploadProgress>? progress)
{
    private const int LargestWhole = 20 * 1024 * 1024;
    private const int SmallestPart = 5 * 1024 * 1024;
    private const int MostParts = 10_000;
    private const int LongestName = 900;

    private readonly Lock _lock = new();
    private long _sent;

    /// <summary>Uploads a file.</summary>
    /// <exception cref="ArgumentException">Name, type or size are not accepted. Nothing was sent.</exception>
    public async Task<FileUploadId> UploadAsync(IUploadSource source, string name, string? contentType, CancellationToken cancellationToken)
    {
        contentType ??= FileContentTypes.Of(name);
        Check(name, source.Length);
        CheckLimit(name, source.Length, options.MaxFileSize ?? await UploadLimit.ForAsync(uploads, source.Length, cancellationToken).ConfigureAwait(false));
        int partSize = PartSize(source.Length);
        bool whole = source.Length <= LargestWhole;
        int parts = whole ? 1 : (int)((source.Length + partSize - 1) / partSize);
        FileUpload upload = await uploads.CreateAsync(
            whole
                ? new CreateFileUploadRequest { Filename = name, ContentType = contentType }
                : new CreateFileUploadRequest { Mode = FileUploadMode.MultiPart, Filename = name, ContentType = contentType, NumberOfParts = parts },
            cancellationToken).ConfigureAwait(false);

        if (whole)
        {
            await SendAsync(source, upload, 0, (int)source.Length, null, name, contentType, source.Length, reading: null, cancellationToken).ConfigureAwait(false);
            return upload.Id;
        }

        // One part is read at a time, and no further than there are requests.
        using var reading = new SemaphoreSlim(1, 1);
        await ConcurrentWork.RunAsync<int>(
            Enumerable.Range(0, parts),
            (part, _, token) =>
            {
                long start = (long)part * partSize;
                int length = (int)Math.Min(partSize, source.Length - start);
                return SendAsync(source, upload, start, length, part + 1, name, contentType, source.Length, reading, token);
            },
            Math.Max(1, options.Concurrency),
            cancellationToken).ConfigureAwait(false);
        await CompleteAsync(upload.Id, cancellationToken).ConfigureAwait(false);
        return upload.Id;
    }

    private async Task SendAsync(
        IUploadSource source, FileUpload upload, long start, int length, int? part, string name, string? contentType, long total, SemaphoreSlim? reading, CancellationToken cancellationToken)
    {
        UploadSection read;
        if (reading is not null)
            await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            read = await source.ReadAsync(start, length, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            reading?.Release();
        }

        using UploadSection section = read;
        for (int attempt = 0; ; attempt++)
        {
            using HttpContent content = section.CreateContent();
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType ?? "application/octet-stream");
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = Quoted(name) };
            try
            {
                await uploads.SendAsync(upload.Id, content, part, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (NotionException e) when (attempt < options.PartRetries && IsWorthRepeating(e))
            {
                // The bytes of the same part replace those that may have arrived.
                if (part is null && await IsUploadedAsync(upload.Id, cancellationToken).ConfigureAwait(false))
                    break;
            }
        }

        lock (_lock)
        {
            _sent += length;
            progress?.Report(new UploadProgress(_sent, total));
        }
    }

    private async Task CompleteAsync(FileUploadId id, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await uploads.CompleteAsync(id, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (NotionException e) when (attempt < options.PartRetries && IsWorthRepeating(e))
            {
                if (await IsUploadedAsync(id, cancellationToken).ConfigureAwait(false))
                    return;
            }
        }
    }

    private async Task<bool> IsUploadedAsync(FileUploadId id, CancellationToken cancellationToken) =>
        (await uploads.RetrieveAsync(id, cancellationToken).ConfigureAwait(false)).Status == FileUploadStatus.Uploaded;

    private static bool IsWorthRepeating(NotionException e) => e switch
    {
        NotionApiException api => (int)api.StatusCode >= 500 || (int)api.StatusCode == 409,
        NotionResponseException response => (int)response.StatusCode is >= 500 or (>= 200 and < 300),
        NotionConnectionException or NotionTimeoutException => true,
        _ => false,
    };

    private void Check(string name, long length)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
            throw new ArgumentException($"The name of a file has at most {LongestName} bytes in UTF-8.", nameof(name));
        if (options.PartSize is < SmallestPart or > LargestWhole)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A part has {SmallestPart} to {LargestWhole} bytes; {options.PartSize} are set."), nameof(name));
        if (length == 0)
            throw new ArgumentException($"The file '{name}' is empty.", nameof(length));
    }

    private static void CheckLimit(string name, long length, long limit)
    {
        if (length > limit)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The file '{name}' has {length} bytes; the workspace takes {limit}."), nameof(length));
    }

    private int PartSize(long length) => (int)Math.Max(options.PartSize, (length + MostParts - 1) / MostParts);

    private static string Quoted(string name) => $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
