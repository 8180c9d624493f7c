namespace Notion.Refit.Emulator.Outside.InProcess;

/// <summary>A body that lasts, as a stream.</summary>
/// <param name="pieces">The pieces.</param>
/// <param name="breaksAfter">The number of pieces after which the connection breaks; null for none.</param>
/// <param name="wait">Runs before the connection breaks.</param>
internal sealed class EventBody(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, int? breaksAfter, Func<CancellationToken, Task> wait) : Stream
{
    private readonly CancellationTokenSource _closed = new();
    private IAsyncEnumerator<ReadOnlyMemory<byte>>? _pieces;
    private ReadOnlyMemory<byte> _rest;
    private int _count;

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
        if (buffer.IsEmpty)
            return 0;
        _pieces ??= pieces.GetAsyncEnumerator(_closed.Token);
        while (_rest.IsEmpty)
        {
            if (_count == breaksAfter)
            {
                await wait(cancellationToken);
                throw BrokenConnections.Ended();
            }

            if (!await _pieces.MoveNextAsync().AsTask().WaitAsync(cancellationToken))
                return 0;
            _rest = _pieces.Current;
            _count++;
        }

        int count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Only for clients that block anyway.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // The pieces end with it: what they wait for is cancelled.
        if (disposing)
            _closed.Cancel();
        base.Dispose(disposing);
    }
}
