using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Resilience.Tests.Client;

/// <summary>Below us there is another one that repeats requests: the framework's handler, when a connection ends that it has used before.</summary>
public sealed class SentOnceTests
{
    private const string User = """{"object":"user","id":"01234567-89ab-cdef-0123-456789abcdef","type":"bot","name":"b","bot":{}}""";

    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    [TearDown]
    public void Stop()
    {
        _end.Cancel();
        _server.Dispose();
        _end.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_write_without_a_body_is_not_sent_again_when_its_connection_ends(bool isReset)
    {
        _server.Start();
        int writes = 0;
        Task serving = ServeAsync(request =>
        {
            if (request.StartsWith("GET ", StringComparison.Ordinal))
                return true;
            Interlocked.Increment(ref writes);
            return false;
        }, isReset);
        var services = new ServiceCollection();
        services.AddNotion(options =>
        {
            options.Token = "secret_of_this_test";
            options.BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)_server.LocalEndpoint).Port}");
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        var notion = provider.GetRequiredService<INotionClient>();

        // The second request goes over the connection of the first.
        await notion.Users.RetrieveMeAsync();
        NotionConnectionException? thrown = await Assert.ThrowsAsync<NotionConnectionException>(() => notion.FileUploads.CompleteAsync(new FileUploadId(Guid.NewGuid())));

        Assert.That(thrown, Is.Not.Null);
        Assert.That(writes, Is.EqualTo(1));
        await _end.CancelAsync();
        await serving;
    }

    // Answers while it is told to, else closes the connection.
    private async Task ServeAsync(Func<string, bool> isAnswered, bool isReset)
    {
        try
        {
            while (true)
            {
                using Socket socket = await _server.AcceptSocketAsync(_end.Token);
                byte[] buffer = new byte[64 * 1024];
                while (await socket.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
                {
                    if (!isAnswered(Encoding.ASCII.GetString(buffer, 0, count)))
                    {
                        if (isReset)
                            socket.LingerState = new LingerOption(enable: true, seconds: 0);
                        break;
                    }

                    byte[] answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {User.Length}\r\n\r\n{User}");
                    await socket.SendAsync(answer, _end.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test has ended.
        }
    }
}
