using System.Globalization;

namespace Notion.Refit.Http;

/// <summary>A stream each of whose reads must end in time.</summary>
/// <param name="stream">The stream. It is disposed with this one.</param>
/// <param name="limit">The longest time of a read.</param>
/// <param name="time">The clock.</param>
internal sealed class IdleLimitedStream(Stream stream, TimeSpan limit, TimeProvider time) : Stream
{
    /// <summary>The largest size of one event, in bytes.</summary>
    public required long MaxEventSize { get; init; }

    public override bool CanRead => stream.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // There is no other way to limit a read that blocks.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (limit == Timeout.InfiniteTimeSpan)
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);

        using var idle = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, idle.Token);
        try
        {
            return await stream.ReadAsync(buffer, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            string seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new NotionTimeoutException(limit, $"The stream sent nothing for {seconds} s (NotionResilienceOptions.StreamIdleTimeout).", e) { Scope = NotionTimeoutScope.Stream };
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new NotionConnectionException((e as HttpIOException)?.HttpRequestError ?? HttpRequestError.ResponseEnded, $"The connection broke while the stream was read: {e.Message}", e);
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }
}
