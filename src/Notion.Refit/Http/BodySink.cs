namespace Notion.Refit.Http;

/// <summary>Reads a model from content that is in memory without a copy: the content writes its buffer to a stream, and this stream is a reader.</summary>
/// <typeparam name="T">The model.</typeparam>
internal sealed class BodySink<T> : Stream
{
    // One for each thread and model: a call over handlers of an app needs no memory beyond its buffer.
    [ThreadStatic]
    private static BodySink<T>? t_free;

    private T? _model;
    private bool _isRead;

    private BodySink()
    {
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads a model.</summary>
    /// <param name="content">The content, which has been loaded into its buffer.</param>
    /// <exception cref="JsonBodyException">The bytes are not JSON, or do not fit the model.</exception>
    public static T Read(HttpContent content)
    {
        BodySink<T> sink = t_free ?? new BodySink<T>();
        t_free = null;
        content.CopyTo(sink, context: null, CancellationToken.None);

        // An empty buffer may not be written at all.
        T model = sink._isRead ? sink._model! : BodyReader.Read<T>([]);
        sink._model = default;
        sink._isRead = false;
        t_free = sink;
        return model;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        // A buffer is written as a whole.
        if (_isRead)
            throw new NotSupportedException("The content is not in one buffer.");
        _model = BodyReader.Read<T>(buffer);
        _isRead = true;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
