using System.Collections.Concurrent;

namespace Notion.Refit.Everyday.Files;

/// <summary>A stream of the caller that can seek. The parts that are under way are in memory.</summary>
/// <param name="stream">The stream; it stays open.</param>
internal sealed class StreamUploadSource(Stream stream) : IUploadSource
{
    private readonly long _start = stream.Position;

    // The buffers of parts that are sent; the shared pool would round them up by half.
    private readonly ConcurrentBag<byte[]> _buffers = [];

    public long Length { get; } = stream.Length - stream.Position;

    /// <summary>Chooses the source of a stream.</summary>
    public static async Task<IUploadSource> CreateAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream is FileStream { CanSeek: true } file)
        {
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
            return new FileUploadSource(file.SafeFileHandle, file.Position, file.Length - file.Position, owned: null);
        }

        if (stream.CanSeek)
            return new StreamUploadSource(stream);

        // The number of parts has to be known first, so the stream has to be read first: to a file, since it may be long.
        var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await stream.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            await copy.FlushAsync(cancellationToken).ConfigureAwait(false);
            return new FileUploadSource(copy.SafeFileHandle, 0, copy.Length, copy);
        }
        catch
        {
            await copy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<UploadSection> ReadAsync(long start, int length, CancellationToken cancellationToken)
    {
        if (!_buffers.TryTake(out byte[]? bytes) || bytes.Length < length)
            bytes = GC.AllocateUninitializedArray<byte>(length);
        stream.Position = _start + start;
        await stream.ReadExactlyAsync(bytes.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        return new UploadSection(() => new ByteArrayContent(bytes, 0, length), () => _buffers.Add(bytes));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
