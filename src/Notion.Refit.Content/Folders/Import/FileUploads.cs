using System.Collections.Concurrent;
using Notion.Refit.Everyday.Files;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Uploads the files of a folder, each once.</summary>
internal sealed class FileUploads(INotionClient notion, GuardedFolder folder, MarkdownImportOptions options, TransferLog log)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<FileUploadId?>>> _uploads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _hashes = new(StringComparer.Ordinal);

    /// <summary>Returns the hash of a file.</summary>
    public Task<string> HashAsync(string path, CancellationToken cancellationToken) =>
        _hashes.GetOrAdd(path, name => new Lazy<Task<string>>(() => folder.HashAsync(name, cancellationToken))).Value;

    /// <summary>Uploads files that were not uploaded in this run.</summary>
    /// <returns>The uploads by path; files that Notion does not take are missing and reported.</returns>
    public async Task<IReadOnlyDictionary<string, FileUploadId>> UploadAsync(IEnumerable<string> paths, LocalPage page, CancellationToken cancellationToken)
    {
        var uploads = new Dictionary<string, FileUploadId>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (await _uploads.GetOrAdd(path, name => new Lazy<Task<FileUploadId?>>(() => UploadAsync(name, page, cancellationToken))).Value.ConfigureAwait(false) is { } upload)
                uploads[path] = upload;
        }

        return uploads;
    }

    private async Task<FileUploadId?> UploadAsync(string path, LocalPage page, CancellationToken cancellationToken)
    {
        var file = new FileInfo(folder.Full(path));
        string? problem = FileContentTypes.Of(path) is null ? "Notion does not take files of this type"
            : file.Length == 0 ? "the file is empty"
            : file.Length > (options.Uploads ?? UploadOptions.Default).MaxFileSize ? "the file is too large for the workspace"
            : null;
        if (problem is not null)
        {
            log.Add(page.Path, ConversionNoticeKind.FileNotUploaded, ConversionSeverity.Dropped, $"{path}: {problem}");
            return options.Strict ? throw new IOException($"The file '{path}' cannot be uploaded: {problem}.") : null;
        }

        return await notion.FileUploads.UploadAsync(file.FullName, SafeName.OfFile(RelativePath.NameOf(path)), options: options.Uploads, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
