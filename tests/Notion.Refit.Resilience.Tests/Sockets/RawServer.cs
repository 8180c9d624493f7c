using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Notion.Refit.Resilience.Tests.Sockets;

/// <summary>An HTTP/1.1 server that answers with bytes, on a loopback port.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    public const string User = """{"object":"user","id":"01234567-89ab-cdef-0123-456789abcdef","type":"bot","name":"b","bot":{}}""";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<int, RawAnswer> _answer;
    private readonly Task _serving;
    private int _requests;
    private int _connections;

    /// <param name="answer">Returns the answer to a request, by its number from 1.</param>
    /// <param name="resets">How many connections are reset as soon as they are accepted.</param>
    public RawServer(Func<int, RawAnswer> answer, int resets = 0)
    {
        _answer = answer;
        _listener.Start();
        _serving = AcceptAsync(resets);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many requests have come, whole.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>An answer as it should be.</summary>
    public static RawAnswer Ok { get; } = Answer(200, Encoding.UTF8.GetBytes(User));

    public static RawAnswer Answer(int status, byte[] body, string headers = "", RawEnd end = RawEnd.Open) =>
        new([.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n"), .. body], end);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task AcceptAsync(int resets)
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_end.Token);
                if (Interlocked.Increment(ref _connections) > resets)
                {
                    connections.Add(ServeAsync(socket));
                    continue;
                }

                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Dispose();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The test has ended.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(Socket socket)
    {
        using Socket connection = socket;
        await using var stream = new NetworkStream(connection);
        try
        {
            while (await ReadRequestAsync(stream))
            {
                RawAnswer answer = _answer(Interlocked.Increment(ref _requests));
                await stream.WriteAsync(answer.Bytes, _end.Token);
                if (answer.End == RawEnd.Reset)
                    connection.LingerState = new LingerOption(enable: true, seconds: 0);
                if (answer.End != RawEnd.Open)
                    return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has gone, or the test has ended.
        }
    }

    private async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        using var reader = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            int count = await stream.ReadAsync(buffer, _end.Token);
            if (count == 0)
                return false;
            reader.Write(buffer, 0, count);
            string text = Encoding.Latin1.GetString(reader.ToArray());
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && text.Length >= end + 4 + LengthOf(text[..end]))
                return true;
        }
    }

    private static int LengthOf(string head)
    {
        string? line = head.Split("\r\n").FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
