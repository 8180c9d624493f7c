namespace Notion.Refit.Http;

/// <summary>A stream that belongs to the caller: closing it does nothing, and its failures are marked as the caller's.</summary>
/// <remarks>
/// HTTP content closes a stream that cannot seek as soon as it has read it, and any other one with itself. The framework reports a stream that fails
/// as a broken connection.
/// </remarks>
/// <param name="stream">The stream.</param>
internal sealed class LentStream(Stream stream) : Stream
{
    // A closed stream says that it cannot be read, which the framework would report as an error of its own: reading shows whose it is.
    public override bool CanRead => true;

    public override bool CanSeek => stream.CanSeek;

    public override bool CanWrite => false;

    public override bool CanTimeout => stream.CanTimeout;

    public override long Length => Guarded(static stream => stream.Length);

    public override long Position
    {
        get => Guarded(static stream => stream.Position);
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new CallerStreamException(e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new CallerStreamException(e);
        }
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        try
        {
            return stream.Seek(offset, origin);
        }
        catch (Exception e)
        {
            throw new CallerStreamException(e);
        }
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private T Guarded<T>(Func<Stream, T> get)
    {
        try
        {
            return get(stream);
        }
        catch (Exception e)
        {
            throw new CallerStreamException(e);
        }
    }
}
