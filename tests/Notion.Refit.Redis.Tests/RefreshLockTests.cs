using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;
using StackExchange.Redis;

namespace Notion.Refit.Redis.Tests;

/// <summary>Processes that refresh the tokens of one installation. The emulator revokes the installation when a refresh token is used twice, as Notion does.</summary>
public sealed class RefreshLockTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Test]
    public async Task Two_processes_with_a_hundred_calls_each_refresh_once()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var installation = await Installation.StartAsync();
        using WorkerProcess first = installation.Worker(server, "run"), second = installation.Worker(server, "run");
        await Task.WhenAll(first.ReadLineAsync(), second.ReadLineAsync());

        await Task.WhenAll(first.WriteLineAsync(installation.AccessToken), second.WriteLineAsync(installation.AccessToken));
        string[] tokens = await Task.WhenAll(first.ReadLineAsync(), second.ReadLineAsync());

        Assert.That(tokens[0], Is.EqualTo(tokens[1]).And.Not.EqualTo(installation.AccessToken).And.Not.Contains("Exception"));
        Assert.That(installation.Emulator.Requests.Of(NotionOperations.CreateToken), Has.Count.EqualTo(2), "one of them for the code");
    }

    // acquired: nothing was sent. marked: nobody can know. saving: it was sent, and the new tokens are lost.
    [TestCase("acquired", false)]
    [TestCase("marked", true)]
    [TestCase("saving", true)]
    public async Task After_the_holder_was_killed_others_refresh_or_report_that_it_cannot_be_known(string step, bool isUnknown)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var installation = await Installation.StartAsync();
        using WorkerProcess holder = installation.Worker(server, step), other = installation.Worker(server, "run");
        await Task.WhenAll(holder.ReadLineAsync(), other.ReadLineAsync());
        await holder.WriteLineAsync(installation.AccessToken);
        Assert.That(await holder.ReadLineAsync(), Is.EqualTo("stopped"));

        await other.WriteLineAsync(installation.AccessToken);
        Task<string> waits = other.ReadLineAsync();
        await using (ConnectionMultiplexer redis = await server.ConnectAsync())
        {
            string lease = redis.GetServers()[0].Keys(pattern: "*:lease").Select(static key => (string)key!).Single();
            for (int attempts = 0; attempts < 5; attempts++)
                attempts = await redis.GetDatabase().KeyTimeToLiveAsync(lease) is null ? 0 : attempts;
        }

        Assert.That(waits.IsCompleted, Is.False, "the lease holds for as long as its process lives");
        await holder.KillAsync();

        string outcome = await waits;
        Assert.That(outcome, isUnknown ? Is.EqualTo(nameof(NotionReauthorizationException)) : Is.Not.Contains("Exception").And.Not.EqualTo(installation.AccessToken));
        int refreshes = installation.Emulator.Requests.Of(NotionOperations.CreateToken).Count - 1;
        Assert.That(refreshes, Is.EqualTo(step == "marked" ? 0 : 1), "none is sent twice");
    }

    [Test]
    public async Task A_lease_is_free_when_it_is_released_and_a_mark_outlives_it()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        NotionRedisOptions options = RedisRateLimitStoreTests.Options(server);
        var shared = new RedisRefreshLock(options);
        IOAuthRefreshLease first = await shared.AcquireAsync(Key, default);
        Assert.That(first.IsInDoubt, Is.False);
        Task<IOAuthRefreshLease> waits = new RedisRefreshLock(options).AcquireAsync(Key, default).AsTask();
        await first.MarkSentAsync(default);
        Assert.That(waits.IsCompleted, Is.False);
        await first.DisposeAsync();

        IOAuthRefreshLease second = await waits;
        Assert.That(second.IsInDoubt, Is.True);
        await second.MarkUnusedAsync(default);
        await second.DisposeAsync();

        IOAuthRefreshLease third = await shared.AcquireAsync(Key, default);
        Assert.That(third.IsInDoubt, Is.False);
    }

    [Test]
    public async Task A_lease_that_was_lost_sends_nothing()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        IOAuthRefreshLease lease = await new RedisRefreshLock(RedisRateLimitStoreTests.Options(server)).AcquireAsync(Key, default);
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        await redis.GetServers()[0].FlushDatabaseAsync();

        await Assert.CatchAsync<TimeoutException>(() => lease.MarkSentAsync(default).AsTask());
    }

    [Test]
    public async Task Without_Redis_there_is_no_lease_unless_the_options_allow_it([Values] bool allowed)
    {
        RedisServer server = await RedisServer.StartAsync();
        await server.DisposeAsync();
        NotionRedisOptions options = RedisRateLimitStoreTests.Options(server);
        options.Timeout = TimeSpan.FromMilliseconds(100);
        options.RefreshWithoutLease = allowed;
        Task<IOAuthRefreshLease> lease = new RedisRefreshLock(options).AcquireAsync(Key, default).AsTask();

        if (allowed)
            Assert.That((await lease).IsInDoubt, Is.False);
        else
            await Assert.CatchAsync(() => lease);
    }

    [Test]
    public async Task A_provider_that_is_added_uses_the_lock()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var emulator = NotionEmulator.Start();
        OAuthTokenPair? saved = null;
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator)
            .AddRedis(options =>
            {
                options.Configuration = server.Configuration;
                options.Timeout = TimeSpan.FromSeconds(10);
            })
            .AddOAuthTokenProvider(_ => new MemoryStore(() => saved!, tokens => saved = tokens));
        await using ServiceProvider provider = services.BuildServiceProvider();
        INotionOAuth oauth = provider.GetRequiredService<INotionOAuth>();
        saved = OAuthTokenPair.From(await oauth.CreateTokenAsync(new AuthorizationCodeGrant(emulator.OAuth.Authorize())), DateTimeOffset.UtcNow) with { ExpiresAt = DateTimeOffset.UtcNow };

        await provider.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();

        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        Assert.That(redis.GetServers()[0].Keys(pattern: "notion:refresh:*").Select(static key => ((string)key!).Split(':')[^1]), Is.EqualTo(new[] { "sent" }), "the lease is released");
    }

    [Test]
    public async Task A_refresh_that_was_refused_for_another_reason_may_be_sent_by_others()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var emulator = NotionEmulator.Start();
        OAuthTokenPair? saved = null;
        await using ServiceProvider first = Container(), second = Container();
        saved = OAuthTokenPair.From(await first.GetRequiredService<INotionOAuth>().CreateTokenAsync(new AuthorizationCodeGrant(emulator.OAuth.Authorize())), DateTimeOffset.UtcNow) with { ExpiresAt = DateTimeOffset.UtcNow };
        emulator.Faults.Next(1, NotionOperations.CreateToken).Conflict();

        await Assert.CatchAsync<NotionApiException>(() => first.GetRequiredService<INotionClient>().Users.RetrieveMeAsync());
        await second.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();
        await first.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();

        Assert.That(emulator.Requests.Of(NotionOperations.CreateToken), Has.Count.EqualTo(3), "the code, the refused one, and one");

        ServiceProvider Container()
        {
            var services = new ServiceCollection();
            services.AddNotion().UseEmulator(emulator)
                .ConfigureOptions(static options => options.Retry = NotionRetryOptions.None)
                .AddRedis(options =>
                {
                    options.Configuration = server.Configuration;
                    options.Timeout = TimeSpan.FromSeconds(10);
                })
                .AddOAuthTokenProvider(_ => new MemoryStore(() => saved!, tokens => saved = tokens));
            return services.BuildServiceProvider();
        }
    }

    private sealed class MemoryStore(Func<OAuthTokenPair> load, Action<OAuthTokenPair> save) : IOAuthTokenStore
    {
        public ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken) => new(load());

        public ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken)
        {
            save(tokens);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>An installation in an emulator that is reached over HTTP, with its tokens in a file.</summary>
    private sealed class Installation : IAsyncDisposable
    {
        private readonly string _file = Path.GetTempFileName();
        private readonly string _prefix = $"notion-{Guid.NewGuid():N}";
        private WebApplication _server = null!;

        public NotionEmulator Emulator { get; } = NotionEmulator.Start();

        public string AccessToken { get; private set; } = "";

        public static async Task<Installation> StartAsync()
        {
            var installation = new Installation();
            installation._server = EmulatorServer.Build(installation.Emulator, new ServerOptions(Port: 0));
            await installation._server.StartAsync();
            var services = new ServiceCollection();
            services.AddNotion().UseEmulator(installation.Emulator);
            await using ServiceProvider provider = services.BuildServiceProvider();
            OAuthToken token = await provider.GetRequiredService<INotionOAuth>().CreateTokenAsync(new AuthorizationCodeGrant(installation.Emulator.OAuth.Authorize()));
            installation.AccessToken = token.AccessToken;
            await File.WriteAllLinesAsync(installation._file, [token.AccessToken, token.RefreshToken!]);
            return installation;
        }

        public WorkerProcess Worker(RedisServer server, string step) => WorkerProcess.Start("refresh", server.Configuration, _prefix, _file, step, _server.Urls.Single());

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            await Emulator.DisposeAsync();
            File.Delete(_file);
        }
    }
}
