using System.IO.Compression;
using System.Net;
using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit.Resilience.Tests.Sockets;

/// <summary>Bodies that cannot be decompressed, and connections that break: over real sockets, since the framework decompresses there.</summary>
public sealed class BrokenBodyTests
{
    public enum Damage
    {
        /// <summary>Text that was never compressed.</summary>
        Mislabelled,

        /// <summary>The second half is missing.</summary>
        Cut,

        /// <summary>A part is overwritten.</summary>
        Corrupt,

        /// <summary>The length says more than comes.</summary>
        Short,
    }

    [Test]
    public async Task A_read_is_repeated_after([Values("gzip", "deflate", "br")] string encoding, [Values] Damage damage)
    {
        await using var server = new RawServer(number => number == 1 ? Broken(200, encoding, damage) : RawServer.Ok);
        using NotionClient notion = Client(server);

        Assert.That((await notion.Users.RetrieveMeAsync()).Name, Is.EqualTo("b"));
        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_write_fails_with_the_connection_after([Values("gzip", "deflate", "br")] string encoding, [Values] Damage damage)
    {
        await using var server = new RawServer(_ => Broken(200, encoding, damage));
        using NotionClient notion = Client(server);

        NotionConnectionException error = (await Assert.ThrowsAsync<NotionConnectionException>(() => CreateAsync(notion)))!;

        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Is.EqualTo(1));
            Assert.That(error.Path, Is.EqualTo("/v1/pages"));
            if (damage is Damage.Cut or Damage.Short)
                Assert.That(error.Error, Is.EqualTo(HttpRequestError.ResponseEnded));
            if (damage is Damage.Mislabelled)
                Assert.That(error.Error, Is.EqualTo(HttpRequestError.InvalidResponse));
        });
    }

    [Test]
    public async Task An_error_keeps_its_status([Values("gzip", "deflate", "br")] string encoding, [Values] Damage damage, [Values(400, 503)] int status)
    {
        await using var server = new RawServer(_ => Broken(status, encoding, damage));
        using NotionClient notion = Client(server);

        NotionException error = (await Assert.CatchAsync<NotionException>(() => CreateAsync(notion)))!;

        HttpStatusCode? found = (error as NotionResponseException)?.StatusCode ?? (error as NotionApiException)?.StatusCode;
        Assert.That(found, Is.EqualTo((HttpStatusCode)status));
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task An_error_is_repeated_by_its_status_even_if_its_body_is_broken()
    {
        await using var server = new RawServer(number => number == 1 ? Broken(429, "gzip", Damage.Mislabelled, "Retry-After: 0\r\n") : RawServer.Answer(400, """{"code":"x","message":"y"}"""u8.ToArray()));
        using NotionClient notion = Client(server);

        Assert.That((await Assert.ThrowsAsync<NotionApiException>(() => CreateAsync(notion)))!.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task Connections_that_are_reset_at_once_are_made_again()
    {
        await using var server = new RawServer(_ => RawServer.Ok, resets: 2);
        using NotionClient notion = Client(server);

        Assert.That((await notion.Users.RetrieveMeAsync()).Name, Is.EqualTo("b"));
        Assert.That(server.Connections, Is.EqualTo(3));
    }

    [Test]
    public async Task Connections_that_are_always_reset_at_once_fail_with_the_connection()
    {
        await using var server = new RawServer(_ => RawServer.Ok, resets: int.MaxValue);
        using NotionClient notion = Client(server);

        // Where exactly it fails depends on the moment.
        for (int i = 0; i < 30; i++)
            Assert.That(() => notion.Users.RetrieveMeAsync(), Throws.InstanceOf<NotionConnectionException>());
    }

    [Test]
    public async Task A_compressed_body_that_would_fill_the_memory_is_not_read_to_its_end()
    {
        byte[] bomb = Compress("gzip", new byte[64 * 1024 * 1024]);
        await using var server = new RawServer(_ => RawServer.Answer(200, bomb, "Content-Encoding: gzip\r\n"));
        using NotionClient notion = Client(server, static options => options.MaxResponseSize = 1024 * 1024);
        long before = GC.GetTotalAllocatedBytes(precise: true);

        NotionResponseException error = (await Assert.ThrowsAsync<NotionResponseException>(() => notion.Users.RetrieveMeAsync()))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.Contain("1048576 bytes").And.Contain("MaxResponseSize"));
            Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(error.Path, Is.EqualTo("/v1/users/me"));
            Assert.That(server.Requests, Is.EqualTo(1), "it would be as long the next time");
            Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(16 * 1024 * 1024));
        });
    }

    [Test]
    public async Task A_body_of_the_largest_size_is_read()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(RawServer.User), .. Enumerable.Repeat((byte)' ', 2000 - RawServer.User.Length)];
        await using var server = new RawServer(_ => RawServer.Answer(200, body));
        using NotionClient fits = Client(server, static options => options.MaxResponseSize = 2000), tooLong = Client(server, static options => options.MaxResponseSize = 1999);

        Assert.That((await fits.Users.RetrieveMeAsync()).Name, Is.EqualTo("b"));
        Assert.That(() => tooLong.Users.RetrieveMeAsync(), Throws.InstanceOf<NotionResponseException>());
    }

    [Test]
    public async Task A_304_is_not_called_a_redirect()
    {
        await using var server = new RawServer(_ => RawServer.Answer(304, []));
        using NotionClient notion = Client(server);

        NotionResponseException error = (await Assert.ThrowsAsync<NotionResponseException>(() => notion.Users.RetrieveMeAsync()))!;

        Assert.That(error.Message, Does.Not.Contain("edirect").And.Contain("304"));
    }

    private static Task<Page> CreateAsync(NotionClient notion) => notion.Pages.CreateAsync(new() { Parent = Parent.Page(new PageId(Guid.NewGuid())) });

    private static NotionClient Client(RawServer server, Action<NotionOptions>? configure = null) => NotionClient.Create("secret_of_this_test", options =>
    {
        options.BaseAddress = server.Address;
        options.Retry.InitialRetryDelay = TimeSpan.Zero;
        configure?.Invoke(options);
    });

    private static RawAnswer Broken(int status, string encoding, Damage damage, string headers = "")
    {
        headers += $"Content-Encoding: {encoding}\r\n";
        string json = $$"""{"object":"user","id":"01234567-89ab-cdef-0123-456789abcdef","type":"bot","name":"b","bot":{},"noise":"{{Noise()}}"}""";
        byte[] plain = Encoding.UTF8.GetBytes(json), whole = Compress(encoding, plain);
        switch (damage)
        {
            case Damage.Mislabelled:
                return RawServer.Answer(status, plain, headers);
            case Damage.Cut:
                return RawServer.Answer(status, whole[..(whole.Length / 2)], headers);
            case Damage.Corrupt:
                whole.AsSpan(whole.Length / 3, whole.Length / 3).Fill(0xFF);
                return RawServer.Answer(status, whole, headers);
            default:
                return new RawAnswer(RawServer.Answer(status, whole, headers).Bytes[..^(whole.Length / 2)], RawEnd.Close);
        }
    }

    // What compresses badly.
    private static string Noise()
    {
        byte[] bytes = new byte[6000];
        new Random(7).NextBytes(bytes);
        return Convert.ToHexString(bytes);
    }

    private static byte[] Compress(string encoding, byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(compressed, CompressionLevel.Fastest),
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            _ => new ZLibStream(compressed, CompressionLevel.Fastest),
        })
            stream.Write(plain);
        return compressed.ToArray();
    }
}
