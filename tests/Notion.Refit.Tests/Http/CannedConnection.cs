using System.Text;

namespace Notion.Refit.Tests.Http;

/// <summary>A connection without a network: keeps what is sent, and answers with bytes given in advance.</summary>
/// <param name="answer">The bytes of the answer.</param>
internal sealed class CannedConnection(byte[] answer) : Stream
{
    private readonly MemoryStream _answer = new(answer);
    private readonly MemoryStream _sent = new();

    public string Sent => Encoding.UTF8.GetString(_sent.ToArray());

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => _answer.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _answer.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => _sent.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _sent.WriteAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
