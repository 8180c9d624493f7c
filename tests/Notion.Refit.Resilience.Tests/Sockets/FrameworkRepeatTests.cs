using Notion.Refit.Models;

namespace Notion.Refit.Resilience.Tests.Sockets;

/// <summary>The framework's own handler repeats requests, too. The server counts what comes.</summary>
public sealed class FrameworkRepeatTests
{
    // The first request opens the connection, all others find it closed after they were sent.
    [Test]
    public async Task Over_HTTP_1_a_request_on_a_connection_that_closes_is_sent_as_often_as_it_may_be(
        [Values("GET", "DELETE", "POST", "PATCH", "upload")] string kind, [Values(0, 1, 2)] int retries, [Values] bool isReset)
    {
        await using var server = new RawServer(number => number == 1 ? RawServer.Ok : new RawAnswer([], isReset ? RawEnd.Reset : RawEnd.Close));
        using NotionClient notion = Client(server.Address, retries);
        await notion.Users.RetrieveMeAsync();

        await Assert.ThrowsAsync<NotionConnectionException>(() => SendAsync(notion, kind));

        Assert.That(server.Requests - 1, Is.EqualTo(kind is "GET" or "DELETE" ? 1 + retries : 1));
    }

    [Test]
    public async Task Over_HTTP_1_a_stale_connection_costs_a_read_one_retry()
    {
        await using var server = new RawServer(static number => number == 2 ? new RawAnswer([], RawEnd.Close) : RawServer.Ok);
        using NotionClient notion = Client(server.Address, retries: 1);
        await notion.Users.RetrieveMeAsync();

        Assert.That((await notion.Users.RetrieveMeAsync()).Name, Is.EqualTo("b"));
        Assert.That(server.Requests, Is.EqualTo(3));
    }

    [Test]
    public async Task Over_HTTP_2_what_the_framework_repeats_counts([Values("GET", "DELETE", "POST")] string kind, [Values(0, 1, 2, 5)] int retries, [Values] bool closes)
    {
        await using var server = new RefusingHttp2Server(closes);
        using NotionClient notion = Client(server.Address, retries, isHttp2: true);

        NotionConnectionException error = (await Assert.ThrowsAsync<NotionConnectionException>(() => SendAsync(notion, kind)))!;

        Assert.Multiple(() =>
        {
            // POST: not carried out, as the server has said, but only the framework knows that: it repeats it up to three times.
            Assert.That(server.Bodies, Is.LessThanOrEqualTo(1 + retries));
            Assert.That(server.Headers, Is.LessThanOrEqualTo(2 + retries), "one more may be broken off");
            Assert.That(server.Headers, Is.GreaterThanOrEqualTo(1));
            Assert.That(error.Message, Does.Contain("HTTP").Or.Contain("refused"));
        });
    }

    private static Task SendAsync(NotionClient notion, string kind) => kind switch
    {
        "GET" => notion.Users.RetrieveMeAsync(),
        "DELETE" => notion.Blocks.DeleteAsync(new BlockId(Guid.NewGuid())),
        "POST" => notion.Pages.CreateAsync(new() { Parent = Parent.Page(new PageId(Guid.NewGuid())) }),
        "PATCH" => notion.Pages.UpdateAsync(new PageId(Guid.NewGuid()), new() { InTrash = true }),
        _ => notion.FileUploads.CompleteAsync(new FileUploadId(Guid.NewGuid())),
    };

    private static NotionClient Client(Uri address, int retries, bool isHttp2 = false)
    {
        var sockets = new SocketsHttpHandler();
        return NotionClient.Create("secret_of_this_test", isHttp2 ? new Http2Only { InnerHandler = sockets } : sockets, options =>
        {
            options.BaseAddress = address;
            options.Retry.MaxRetries = retries;
            options.Retry.InitialRetryDelay = TimeSpan.Zero;
        });
    }

    // Over plain text there is no other way to HTTP/2.
    private sealed class Http2Only : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
