namespace Notion.Refit.Tests.Streams;

/// <summary>A body that a server sends in pieces: each read returns one, then the script ends, breaks or is silent.</summary>
/// <param name="pieces">The pieces.</param>
/// <param name="end">What happens after them.</param>
internal sealed class ScriptedStream(IEnumerable<byte[]> pieces, StreamEnding end) : Stream
{
    private readonly Queue<byte[]> _pieces = new(pieces);
    private byte[] _rest = [];

    public bool IsDisposed { get; private set; }

    /// <summary>Completes when the reader waits for a piece that does not come.</summary>
    public TaskCompletionSource Silent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.Length == 0)
        {
            if (!_pieces.TryDequeue(out byte[]? next))
            {
                if (end == StreamEnding.Break)
                    throw new IOException("reset");
                if (end == StreamEnding.End)
                    return 0;
                Task silence = Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                Silent.TrySetResult();
                await silence;
                return 0;
            }

            _rest = next;
        }

        int count = Math.Min(buffer.Length, _rest.Length);
        _rest.AsSpan(0, count).CopyTo(buffer.Span);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
