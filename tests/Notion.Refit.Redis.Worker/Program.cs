using Microsoft.Extensions.DependencyInjection;
using Notion.Refit;
using Notion.Refit.Redis;
using Notion.Refit.Redis.Worker;

// One process of the tests. Its first argument is what it does; it writes what has happened to its output, a line each.
return args[0] switch
{
    "calls" => await CallAsync(),
    "refresh" => await RefreshAsync(),
    _ => throw new ArgumentException(args[0]),
};

// calls REDIS|- ADDRESS TOKEN CALLERS FACTOR PREFIX: calls from the first line of its input until that is closed; then writes how many have succeeded and failed.
async Task<int> CallAsync()
{
    int callers = int.Parse(args[4]), factor = int.Parse(args[5]);
    var clock = new FastTimeProvider(factor);
    var services = new ServiceCollection();
    services.AddSingleton<TimeProvider>(clock);
    INotionBuilder builder = services.AddNotion(options =>
    {
        options.Token = args[3];
        options.BaseAddress = new Uri(args[2]);
        options.Retry = new NotionRetryOptions { MaxRetries = 10 };
        options.AttemptTimeout = TimeSpan.FromHours(1);
        options.TotalTimeout = TimeSpan.FromHours(10);
        options.RateLimit.MaxWait = Timeout.InfiniteTimeSpan;
    });
    builder.ConfigureHttpClient(static http => http.DefaultRequestHeaders.Add("X-Worker", $"{Environment.ProcessId}"));
    if (args[1] != "-")
    {
        var store = new RedisRateLimitStore(new NotionRedisOptions { Configuration = args[1], Prefix = args[6], Timeout = TimeSpan.FromSeconds(1) });
        builder.ConfigureOptions(options => options.RateLimit.UseStore(new FastStore(store, clock)));
    }

    await using ServiceProvider provider = services.BuildServiceProvider();
    INotionClient notion = provider.GetRequiredService<INotionClient>();
    using var end = new CancellationTokenSource();
    int succeeded = 0, failed = 0;
    await Console.Out.WriteLineAsync("ready");
    await Console.In.ReadLineAsync();
    Task[] calls = [.. Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await notion.Users.RetrieveMeAsync(end.Token);
                Interlocked.Increment(ref succeeded);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Interlocked.Increment(ref failed);
                await Console.Error.WriteLineAsync(e.Message);
            }
        }
    }))];
    await Console.In.ReadToEndAsync();
    await end.CancelAsync();
    await Task.WhenAll(calls);
    await Console.Out.WriteLineAsync($"done {succeeded} {failed}");
    return 0;
}

// refresh REDIS PREFIX FILE STEP ADDRESS: refreshes the tokens in a file and writes the new access token; STEP: where it stops and waits to be killed.
async Task<int> RefreshAsync()
{
    var options = new NotionRedisOptions { Configuration = args[1], Prefix = args[2], RefreshLease = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromSeconds(5) };
    var services = new ServiceCollection();
    services.AddNotion(notion =>
    {
        notion.ClientId = "emulated-client";
        notion.ClientSecret = "emulated-secret";
        notion.BaseAddress = new Uri(args[5]);
        notion.Retry = NotionRetryOptions.None;
    });
    await using ServiceProvider provider = services.BuildServiceProvider();
    IOAuthRefreshLock shared = new RedisRefreshLock(options);
    if (args[4] != "run")
        shared = new StoppingLock(shared, args[4]);
    var tokens = new OAuthTokenProvider(provider.GetRequiredService<INotionOAuth>(), new FileTokenStore(args[3], args[4] == "saving"))
    {
        RefreshLock = shared,
    };
    await tokens.GetTokenAsync(default);
    await Console.Out.WriteLineAsync("ready");
    while (await Console.In.ReadLineAsync() is { } rejected)
    {
        try
        {
            Task<string?>[] calls = [.. Enumerable.Range(0, 100).Select(_ => tokens.RenewTokenAsync(rejected, default).AsTask())];
            await Console.Out.WriteLineAsync(string.Join(' ', (await Task.WhenAll(calls)).Distinct()));
        }
        catch (Exception e)
        {
            await Console.Out.WriteLineAsync(e.GetType().Name);
        }
    }

    return 0;
}
