using System.Buffers;
using System.IO.Pipelines;
using Notion.Refit.Emulator.Outside.Faults;

namespace Notion.Refit.Emulator.Outside.InProcess;

/// <summary>A body of which only the first half comes.</summary>
/// <param name="body">The whole body.</param>
/// <param name="wait">What happens before the connection breaks.</param>
internal sealed class BrokenBody(ReadOnlySequence<byte> body, Func<CancellationToken, Task> wait) : Stream
{
    private readonly Stream _half = PipeReader.Create(FaultyAnswers.FirstHalf(body)).AsStream();

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
        int count = await _half.ReadAsync(buffer, cancellationToken);
        if (count > 0 || buffer.IsEmpty)
            return count;
        await wait(cancellationToken);
        throw BrokenConnections.Ended();
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
        if (disposing)
            _half.Dispose();
        base.Dispose(disposing);
    }
}
