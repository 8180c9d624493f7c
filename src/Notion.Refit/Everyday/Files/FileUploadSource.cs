using Microsoft.Win32.SafeHandles;

namespace Notion.Refit.Everyday.Files;

/// <summary>A file on disk, of which nothing is kept in memory.</summary>
/// <param name="file">The file.</param>
/// <param name="start">The first byte.</param>
/// <param name="length">The number of bytes.</param>
/// <param name="owned">What is closed afterwards; null for nothing.</param>
internal sealed class FileUploadSource(SafeFileHandle file, long start, long length, IAsyncDisposable? owned) : IUploadSource
{
    public long Length => length;

    /// <summary>Opens a file.</summary>
    public static FileUploadSource Open(string path)
    {
        SafeFileHandle handle = File.OpenHandle(path, options: FileOptions.Asynchronous);
        return new FileUploadSource(handle, 0, RandomAccess.GetLength(handle), new Closing(handle));
    }

    public ValueTask<UploadSection> ReadAsync(long sectionStart, int sectionLength, CancellationToken cancellationToken) =>
        new(new UploadSection(() => new StreamContent(new FileSection(file, start + sectionStart, sectionLength))));

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed class Closing(SafeFileHandle handle) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            handle.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
