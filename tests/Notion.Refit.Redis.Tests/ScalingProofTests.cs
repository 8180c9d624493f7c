using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Redis.Worker;
using StackExchange.Redis;

namespace Notion.Refit.Redis.Tests;

/// <summary>
/// Several processes over one real server of Redis and one emulator, which allows 180 requests a window. All clocks run ten times as fast. Counts are judged, not
/// times. With <c>NOTION_SCALING_WINDOWS</c> in the environment it goes on for so many windows.
/// </summary>
public sealed class ScalingProofTests
{
    private const int Factor = 10;
    private const int Limit = 180;
    private const string Prefix = "notion";

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(60);

    private readonly FastTimeProvider _clock = new(Factor);
    private NotionEmulator _emulator = null!;
    private WebApplication _server = null!;
    private DateTimeOffset _ended;

    private static int Windows => int.TryParse(Environment.GetEnvironmentVariable("NOTION_SCALING_WINDOWS"), CultureInfo.InvariantCulture, out int windows) ? windows : 4;

    [SetUp]
    public async Task StartEmulatorAsync()
    {
        _emulator = NotionEmulator.Start(new() { TimeProvider = _clock, RateLimit = new() { RequestsPerConnection = Limit }, RecordedRequests = 1_000_000 });
        _server = EmulatorServer.Build(_emulator, new ServerOptions(Port: 0));
        await _server.StartAsync();
    }

    [TearDown]
    public async Task StopEmulatorAsync()
    {
        await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Four_processes_use_the_budget_together_and_share_it()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        int[] succeeded = await RunAsync(server.Configuration, processes: 4, Windows);
        Result result = Judge(succeeded);
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        double roundTrips = await ScriptsAsync(redis) / (double)result.Passed;
        Print($"{roundTrips:0.000} round trips a call");

        Assert.Multiple(() =>
        {
            Assert.That(result.Passed, Is.GreaterThanOrEqualTo(0.9 * Limit * result.Windows));
            // Each try for more costs a few, and the tries become rare.
            Assert.That(result.Refused, Is.LessThanOrEqualTo(2 * (result.Windows + 1)));

            // Few windows have few turns: one more or less for a process counts.
            Assert.That(result.Shares, Has.Length.EqualTo(4).And.All.GreaterThanOrEqualTo((Windows < 20 ? 0.5 : 0.6) * result.Shares.Sum() / 4));

            // A write that another process has overtaken is repeated, and how often that happens in a few windows depends on how a busy machine shares its processors
            // (0.22 on a quiet one, 0.68 on a busy one). The tests of the budget count the trips exactly, by a clock of their own.
            Assert.That(roundTrips, Is.LessThanOrEqualTo(Windows < 20 ? 1 : 0.2));
        });
    }

    [Test]
    public async Task Without_sharing_there_are_many_more_rejections()
    {
        int[] succeeded = await RunAsync("-", processes: 4, Windows < 10 ? 2 : Windows);
        Result result = Judge(succeeded);

        Assert.That(result.Refused, Is.GreaterThan(2 * (result.Windows + 1)));
    }

    [Test]
    public async Task No_call_fails_while_Redis_is_flushed_stopped_and_started()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        int[] succeeded = await RunAsync(server.Configuration, processes: 2, windows: 3, async () =>
        {
            await Task.Delay(s_window / 2, _clock);
            await using (ConnectionMultiplexer redis = await server.ConnectAsync())
                await redis.GetServers()[0].FlushAllDatabasesAsync();
            await Task.Delay(s_window / 2, _clock);
            await server.StopAsync();
            await Task.Delay(s_window / 2, _clock);
            await server.StartAgainAsync();
            await Task.Delay(s_window, _clock);
            await using (ConnectionMultiplexer redis = await server.ConnectAsync())
                Assert.That(redis.GetServers()[0].Keys(pattern: $"{Prefix}:limit:*").Count(), Is.EqualTo(1), "they have joined again");
        });

        Judge(succeeded);
    }

    [Test]
    public async Task The_permits_of_a_process_that_was_killed_are_lost_for_one_window_only()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        using WorkerProcess victim = Worker(server.Configuration);
        await victim.ReadLineAsync();
        int[] succeeded = await RunAsync(server.Configuration, processes: 2, windows: 2, async () =>
        {
            await victim.WriteLineAsync("go");
            await Task.Delay(s_window * 1.05, _clock);
            await victim.KillAsync();
            await Task.Delay(s_window * 1.05, _clock);
        });

        Result result = Judge(succeeded);
        Assert.That(result.Passed, Is.GreaterThanOrEqualTo(0.8 * Limit * result.Windows));
    }

    [Test]
    public async Task Ten_thousand_tokens_take_less_than_a_kilobyte_each_and_leave_nothing()
    {
        const int Tokens = 10_000;
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        var tokens = new NumberedTokens();
        var services = new ServiceCollection();
        services.AddNotion(static options => options.RateLimit.Window = TimeSpan.FromSeconds(1))
            .AddTokenProvider(_ => tokens)
            .ConfigurePrimaryHttpMessageHandler(static () => new EmptyHandler())
            .Services.AddNotion().AddRedis(options =>
            {
                options.Configuration = server.Configuration;
                options.Timeout = TimeSpan.FromMinutes(1);
                options.LimitLifetime = TimeSpan.FromHours(1);
            });
        await using ServiceProvider provider = services.BuildServiceProvider();
        INotionClient notion = provider.GetRequiredService<INotionClient>();
        long before = await MemoryAsync(redis);

        await Parallel.ForEachAsync(Enumerable.Range(0, Tokens), async (_, token) => await notion.SendAsync(new NotionRequest(HttpMethod.Get, "/v1/users/me"), token));

        IDatabase database = redis.GetDatabase();
        long keys = (long)await database.ExecuteAsync("DBSIZE");
        double bytes = (await MemoryAsync(redis) - before) / (double)Tokens;
        Print($"{bytes:0} bytes a token");
        Assert.That(keys, Is.EqualTo(Tokens));
        Assert.That(bytes, Is.LessThan(1024));

        // The hour passes.
        foreach (RedisKey key in redis.GetServers()[0].Keys(pageSize: 1000))
        {
            Assert.That(await database.KeyTimeToLiveAsync(key), Is.Not.Null.And.LessThanOrEqualTo(TimeSpan.FromHours(1)));
            await database.KeyExpireAsync(key, TimeSpan.FromMilliseconds(1));
        }

        var watch = Stopwatch.StartNew();
        while ((long)await database.ExecuteAsync("DBSIZE") > 0 && watch.Elapsed < TimeSpan.FromMinutes(1))
            await Task.Yield();
        Assert.That((long)await database.ExecuteAsync("DBSIZE"), Is.Zero);
    }

    private static async Task<long> MemoryAsync(ConnectionMultiplexer redis) =>
        long.Parse((await redis.GetServers()[0].InfoAsync("memory"))[0].First(static pair => pair.Key == "used_memory").Value, CultureInfo.InvariantCulture);

    // All round trips of the processes run scripts.
    private static async Task<long> ScriptsAsync(ConnectionMultiplexer redis) =>
        (await redis.GetServers()[0].InfoAsync("commandstats"))[0]
            .Where(static pair => pair.Key is "cmdstat_evalsha" or "cmdstat_eval")
            .Sum(static pair => long.Parse(pair.Value.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture));

    private static void Print(FormattableString line) => TestContext.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private WorkerProcess Worker(string redis) =>
        WorkerProcess.Start("calls", redis, _server.Urls.Single(), _emulator.Token, "16", Factor.ToString(CultureInfo.InvariantCulture), Prefix);

    private async Task<int[]> RunAsync(string redis, int processes, int windows, Func<Task>? meanwhile = null)
    {
        WorkerProcess[] workers = [.. Enumerable.Range(0, processes).Select(_ => Worker(redis))];
        try
        {
            foreach (WorkerProcess worker in workers)
                await worker.ReadLineAsync();
            foreach (WorkerProcess worker in workers)
                await worker.WriteLineAsync("go");
            await (meanwhile is null ? Task.Delay(s_window * windows, _clock) : meanwhile());
            _ended = _clock.GetUtcNow();
            (int Succeeded, int Failed, string Errors)[] ends = await Task.WhenAll(workers.Select(static worker => worker.EndAsync()));
            Assert.That(ends.Sum(static end => end.Failed), Is.Zero, ends[0].Errors);
            return [.. ends.Select(static end => end.Succeeded)];
        }
        finally
        {
            foreach (WorkerProcess worker in workers)
                worker.Dispose();
        }
    }

    private Result Judge(int[] succeeded)
    {
        ReceivedRequest[] requests = [.. _emulator.Requests];
        ReceivedRequest[] refused = [.. requests.Where(static request => request.Status == (int)HttpStatusCode.TooManyRequests)];
        int passed = requests.Count(static request => request.Status == (int)HttpStatusCode.OK);
        int windows = (int)((_ended - requests[0].Time) / s_window);
        int[] byWindow = [.. Enumerable.Range(0, windows + 1).Select(window => refused.Count(request => (int)((request.Time - requests[0].Time) / s_window) == window))];
        int[] shares = [.. requests.Where(request => request.Status == (int)HttpStatusCode.OK && request.Time - requests[0].Time > s_window).CountBy(static request => request.Headers["X-Worker"]).Select(static worker => worker.Value)];
        Print($"{passed} in {windows} full windows of {Limit} and the next; refused: {refused.Length}, by window {string.Join(", ", byWindow)}; by process: {string.Join(", ", succeeded)}, after the first window {string.Join(", ", shares)}");
        return new Result(windows, passed, refused.Length, shares);
    }

    private sealed record Result(int Windows, int Passed, int Refused, int[] Shares);

    private sealed class NumberedTokens : INotionTokenProvider
    {
        private static readonly AsyncLocal<string?> s_token = new();
        private int _last;

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(s_token.Value ??= $"ntn_{Interlocked.Increment(ref _last)}");
    }

    private sealed class EmptyHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
    }
}
