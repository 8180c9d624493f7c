using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Files;

/// <summary>Stores attached files and serves them from signed addresses: the S3 of the emulator.</summary>
/// <remarks>A file that is here stays: other things may still show it when a page that had it is gone, or is brought back.</remarks>
[SharedBySnapshots("Files stay when they are no longer shown, so that addresses of earlier responses keep working.")]
internal sealed class FileHost(IdSource ids, TimeProvider time) : IDisposable
{
    private readonly FileSigner _signer = new(ids.NewRandom());
    private readonly ConcurrentDictionary<Guid, KeptFile> _files = new();

    /// <summary>The importer of external files.</summary>
    public FileImporter Importer { get; } = new();

    /// <summary>Keeps the bytes of an upload that gets attached. Those of one that was attached before are there already.</summary>
    /// <remarks>After a restored snapshot the same upload may get other bytes than before: then these count.</remarks>
    public void Keep(StoredFileUpload upload, DateTimeOffset now)
    {
        if (!upload.IsAttached || !_files.ContainsKey(upload.Id))
            _files[upload.Id] = new KeptFile(upload.ContentType ?? FileTypes.Unknown, PartSequence.Of(upload.Parts.Values), now);
    }

    /// <summary>Makes the addresses for an answer.</summary>
    public FileLinks LinksFor(EmulatorRequest request, DateTimeOffset now) => new(_signer, request.Origin, now);

    /// <summary>Finds the upload that an address of an earlier answer leads to.</summary>
    public static bool TryRead(string url, Workspace workspace, [NotNullWhen(true)] out StoredFileUpload? upload)
    {
        upload = null;
        return Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
            && FileAddress.Parse(address.AbsolutePath) is { } file
            && file.WorkspaceId == workspace.Id
            && workspace.FileUploads.TryGetValue(file.UploadId, out upload);
    }

    /// <summary>Answers a request for a file.</summary>
    public EmulatorResponse Answer(EmulatorRequest request)
    {
        string requestId = ids.NewRandom().ToString("N")[..16].ToUpperInvariant();
        return TryFind(request, out KeptFile? file, out FileError? error) ? Answer(request.Range, file, requestId) : error.ToResponse(requestId);
    }

    public void Dispose() => Importer.Dispose();

    private static EmulatorResponse Answer(string? range, KeptFile file, string requestId)
    {
        long length = file.Content.Length;
        (long From, long To)? wanted = null;
        if (range is not null && RangeHeaderValue.TryParse(range, out RangeHeaderValue? parsed) && parsed.Ranges.Count == 1)
        {
            RangeItemHeaderValue item = parsed.Ranges.Single();
            wanted = item.From is { } from
                ? (from, Math.Min(item.To ?? long.MaxValue, length - 1))
                : (Math.Max(length - item.To!.Value, 0), length - 1);
            if (wanted.Value.From > wanted.Value.To)
                return FileErrors.InvalidRange(range, length).ToResponse(requestId);
        }

        List<KeyValuePair<string, string>> headers =
        [
            new("x-amz-request-id", requestId),
            new("Accept-Ranges", "bytes"),
            new("Last-Modified", file.LastModified.ToString("R", CultureInfo.InvariantCulture)),
        ];
        if (wanted is var (first, last))
            headers.Add(new("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {first}-{last}/{length}")));
        return new EmulatorResponse
        {
            Status = wanted is null ? 200 : 206,
            ContentType = file.ContentType,
            Headers = headers,
            Body = wanted is var (begin, end) ? file.Content.Slice(begin, end - begin + 1) : file.Content,
        };
    }

    private bool TryFind(EmulatorRequest request, [NotNullWhen(true)] out KeptFile? file, [NotNullWhen(false)] out FileError? error)
    {
        file = null;
        DateTimeOffset now = time.GetUtcNow();
        if (FileAddress.Parse(request.Path) is not { } address || !FileSigner.IsSigned(request.Query))
            error = FileErrors.AccessDenied();

        // An address is signed together with its verb.
        else if (request.Method is not "GET" || _signer.Verify(address, request.Query) is not { } expiry)
            error = FileErrors.WrongSignature();
        else if (now > expiry)
            error = FileErrors.Expired(expiry, now);
        else
            error = _files.TryGetValue(address.UploadId, out file) ? null : FileErrors.NotFound(request.Path);
        return error is null && file is not null;
    }
}
