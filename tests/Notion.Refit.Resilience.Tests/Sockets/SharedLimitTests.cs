using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Resilience.Tests.Sockets;

public sealed class SharedLimitTests
{
    [Test]
    public async Task Containers_that_call_the_same_address_over_the_network_share_the_pause_of_a_token()
    {
        byte[] refusal = """{"code":"rate_limited","message":"x","additional_data":{"rate_limit_reason":"public_api_space_request_rate_limit"}}"""u8.ToArray();
        await using var server = new RawServer(number => number == 1 ? RawServer.Answer(429, refusal, "Retry-After: 1000\r\n") : RawServer.Ok);
        await using ServiceProvider first = Container(server, "secret_of_the_shared_limit"), second = Container(server, "secret_of_the_shared_limit"), other = Container(server, "secret_of_another_limit");

        await Assert.ThrowsAsync<NotionApiException>(() => first.GetRequiredService<INotionClient>().Users.RetrieveMeAsync());

        NotionRateLimiterException error = (await Assert.ThrowsAsync<NotionRateLimiterException>(() => second.GetRequiredService<INotionClient>().Users.RetrieveMeAsync()))!;
        Assert.That(error.RetryAfter?.TotalSeconds, Is.InRange(900, 1001));
        Assert.That((await other.GetRequiredService<INotionClient>().Users.RetrieveMeAsync()).Name, Is.EqualTo("b"));
        Assert.That(server.Requests, Is.EqualTo(2));
    }

    private static ServiceProvider Container(RawServer server, string token)
    {
        var services = new ServiceCollection();
        services.AddNotion(options =>
        {
            options.Token = token;
            options.BaseAddress = new Uri("http://api.notion.test");
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(server.Address.Host, server.Address.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        return services.BuildServiceProvider();
    }
}
