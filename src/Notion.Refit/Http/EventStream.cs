using System.Globalization;

namespace Notion.Refit.Http;

/// <summary>The body of a stream of events: limits the length of one event, and ends the last one where the server has not.</summary>
/// <param name="stream">The body. It is disposed with this stream.</param>
internal sealed class EventStream(Stream stream) : Stream
{
    private readonly long _limit = (stream as IdleLimitedStream)?.MaxEventSize ?? new NotionOptions().MaxResponseSize;
    private long _length;

    /// <summary>Whether the body has ended.</summary>
    public bool IsAtEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // A line end that closes the line, and one that closes the event.
    private static ReadOnlySpan<byte> End => "\n\n"u8;

    /// <summary>Starts to count the length of the next event.</summary>
    public void StartEvent() => _length = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsAtEnd)
            return 0;

        int count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count == 0 && buffer.Length >= End.Length)
        {
            IsAtEnd = true;
            End.CopyTo(buffer.Span);
            return End.Length;
        }

        _length += count;
        if (_length <= _limit)
            return count;
        throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"An event of the stream is longer than {_limit} bytes (NotionOptions.MaxResponseSize)."));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
