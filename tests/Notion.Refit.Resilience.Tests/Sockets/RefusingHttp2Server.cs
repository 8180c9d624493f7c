using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Notion.Refit.Resilience.Tests.Sockets;

/// <summary>An HTTP/2 server that processes no request: it refuses the stream, or closes the connection.</summary>
internal sealed class RefusingHttp2Server : IAsyncDisposable
{
    private const byte Data = 0, HeadersFrame = 1, ResetStream = 3, Settings = 4, GoAway = 7;
    private const byte Acknowledged = 1, EndOfStream = 1;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private readonly bool _closes;
    private int _headers;
    private int _bodies;

    public RefusingHttp2Server(bool closes)
    {
        _closes = closes;
        _listener.Start();
        _serving = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many requests have started.</summary>
    public int Headers => Volatile.Read(ref _headers);

    /// <summary>How many of them were seen to their end.</summary>
    public int Bodies => Volatile.Read(ref _bodies);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The test has ended.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient connection = client;
        try
        {
            NetworkStream stream = connection.GetStream();
            await stream.ReadExactlyAsync(new byte[24], _end.Token);
            await WriteAsync(stream, Settings, 0, 0, []);
            byte[] head = new byte[9];
            while (true)
            {
                await stream.ReadExactlyAsync(head, _end.Token);
                await stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]], _end.Token);
                await AnswerAsync(stream, head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has gone, or the test has ended.
        }
    }

    private async Task AnswerAsync(NetworkStream stream, byte type, byte flags, int id)
    {
        if (type == Settings && (flags & Acknowledged) == 0)
            await WriteAsync(stream, Settings, Acknowledged, 0, []);
        if (type == Data && (flags & EndOfStream) != 0)
            Interlocked.Increment(ref _bodies);
        if (type != HeadersFrame)
            return;
        Interlocked.Increment(ref _headers);
        if (_closes)
            await WriteAsync(stream, GoAway, 0, 0, new byte[8]);
        else
            await WriteAsync(stream, ResetStream, 0, id, [0, 0, 0, 7]);
    }

    private async Task WriteAsync(NetworkStream stream, byte type, byte flags, int id, byte[] payload)
    {
        byte[] frame = new byte[9 + payload.Length];
        frame[2] = (byte)payload.Length;
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), id);
        payload.CopyTo(frame, 9);
        await stream.WriteAsync(frame, _end.Token);
    }
}
