using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;

namespace Notion.Refit.Resilience.Tests.UnderFaults;

/// <summary>Many clients, every kind of fault: what was acknowledged is there once, and nothing else is there.</summary>
public sealed class OperationsUnderFaultsTests
{
    private readonly ConcurrentDictionary<string, long> _retries = new(StringComparer.Ordinal);
    private readonly Tally _tally = new();
    private readonly MeterListener _listener = new();
    private NotionEmulator _emulator = null!;
    private ServiceProvider _services = null!;
    private DataSourceId _table;

    [TearDown]
    public async Task StopAsync()
    {
        _listener.Dispose();
        await _services.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    /// <remarks>
    /// The options are those of an app that sets none, and so all waits are long ones. The clock is the test's: it moves on when all
    /// clients wait, so nothing times out that works, however slow the machine.
    /// </remarks>
    [Test]
    [CancelAfter(300_000)]
    public async Task Five_thousand_operations_with_the_usual_options(CancellationToken hangs)
    {
        const int Clients = 50;
        const int Calls = 100;
        var clock = new ManualTimeProvider();
        var options = new NotionOptions();
        var time = new WaitingTime(clock);
        _emulator = NotionEmulator.Start(new() { TimeProvider = time, Seed = 5000, RecordedRequests = 1 });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddNotion().UseEmulator(_emulator);
        _services = services.BuildServiceProvider();
        FaultyClient[] clients = await SetUpAsync(Clients, time);
        AddFaults(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1.5));

        TokenRateLimiter limiter = _services.GetRequiredService<LimiterRegistry>().Get(
            new LimiterKey(PartitionId.Of(_emulator.Token, _emulator.BaseAddress.Host, _emulator.BaseAddress.Port), LimiterSettings.Of(options.RateLimit), time), Random.Shared.NextDouble);
        int working = Clients;

        // Read in this order: nobody leaves the first two but by the clock, which stands still.
        bool AllWait() => time.Waiting + _emulator.Faults.Stalled + (int)limiter.GetStatistics()!.CurrentQueuedCount >= Volatile.Read(ref working);

        using var rest = new SemaphoreSlim(0);
        void Look()
        {
            if (AllWait())
                rest.Release();
        }

        time.WaitBegins = Look;
        _emulator.Faults.Stalling = Look;
        var watch = Stopwatch.StartNew();
        Task all = Task.WhenAll(clients.Select(client => Task.Run(async () =>
        {
            try
            {
                await client.WorkAsync(Calls);
            }
            finally
            {
                Interlocked.Decrement(ref working);
                Look();
            }
        })));
        int storms = 0;
        while (Volatile.Read(ref working) > 0)
        {
            if (!AllWait())
            {
                await rest.WaitAsync(hangs);
                continue;
            }

            hangs.ThrowIfCancellationRequested();
            if (_tally.Calls > (storms + 1) * 500)
                AddStorm(storms++);
            clock.AdvanceToNext();
        }

        await all;
        Print($"{Clients} clients in {watch.Elapsed.TotalSeconds:F1} s, by their clock in {clock.Elapsed}");

        await AssertWorkspaceAsync(clients);
        Assert.Multiple(() =>
        {
            Assert.That(_tally.Calls, Is.EqualTo(Clients * Calls));
            Assert.That(_tally.Longest, Is.LessThanOrEqualTo(options.RateLimit.MaxWait + options.TotalTimeout));
            Assert.That(_tally.Acknowledged, Is.GreaterThan(Clients * Calls / 2));
            Assert.That(_emulator.Faults.Injected.Keys, Is.EquivalentTo(Enum.GetValues<FaultKind>()), "each kind");
            Assert.That(storms, Is.GreaterThan(5));
        });
    }

    /// <remarks>Here connections really break, and time limits are short; how many run out depends on the machine, and nothing is said of it.</remarks>
    [Test]
    public async Task Some_hundred_operations_over_connections()
    {
        const int Clients = 16;
        const int Calls = 25;
        _emulator = NotionEmulator.Start(new() { Seed = 400, RecordedRequests = 1 });
        await using WebApplication server = EmulatorServer.Build(_emulator, new ServerOptions(Port: 0));
        await server.StartAsync();
        var services = new ServiceCollection();
        services.AddNotion(options =>
        {
            options.BaseAddress = new Uri(server.Urls.Single());
            options.Token = _emulator.Token;
            options.AttemptTimeout = TimeSpan.FromSeconds(1);
            options.TotalTimeout = TimeSpan.FromSeconds(30);
            options.Retry.InitialRetryDelay = TimeSpan.FromMilliseconds(5);

            // Others look after it. Here its pauses would only last.
            options.RateLimit = NotionRateLimitOptions.None;
        });
        _services = services.BuildServiceProvider();
        FaultyClient[] clients = await SetUpAsync(Clients, TimeProvider.System);
        AddFaults(TimeSpan.Zero, TimeSpan.FromMilliseconds(20));

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(clients.Select(client => Task.Run(() => client.WorkAsync(Calls))));
        Print($"{Clients} clients in {watch.Elapsed.TotalSeconds:F1} s over loopback");

        // What a client has given up may be under way still.
        await server.StopAsync();
        await AssertWorkspaceAsync(clients);
        Assert.That(_tally.Calls, Is.EqualTo(Clients * Calls));
    }

    private async Task<FaultyClient[]> SetUpAsync(int clients, TimeProvider time)
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "notion.client.retries")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            foreach ((string name, object? value) in tags)
            {
                if (name == "notion.retry_reason")
                    _retries.AddOrUpdate((string)value!, count, (_, before) => before + count);
            }
        });
        _listener.Start();

        await using ServiceProvider patient = InProcess();
        var setUp = patient.GetRequiredService<INotionClient>();
        Database database = await setUp.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
            Title = "Rows",
            InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title() } },
        });
        _table = database.DataSources[0].Id;
        Page homes = await setUp.Pages.CreateAsync(new() { Parent = Parent.Page(_emulator.RootPageId), Properties = { ["title"] = new TitleValue("homes") } });
        var notion = _services.GetRequiredService<INotionClient>();
        var result = new FaultyClient[clients];
        for (int i = 0; i < clients; i++)
        {
            Page home = await setUp.Pages.CreateAsync(new() { Parent = Parent.Page(homes.Id), Properties = { ["title"] = new TitleValue(FaultyClient.Title(i)) } });
            result[i] = new FaultyClient(notion, i, _emulator.RootPageId, _table, home.Id, _tally, time);
        }

        return result;
    }

    // For what must not fail, however slow the machine.
    private ServiceProvider InProcess()
    {
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(_emulator);
        return services.BuildServiceProvider();
    }

    private void AddFaults(TimeSpan pause, TimeSpan delay)
    {
        EmulatorFaults faults = _emulator.Faults;
        faults.Sometimes(0.01).RefuseConnection()
            .Sometimes(0.01).ResetConnection()
            .Sometimes(0.01).ResetConnection(afterCommit: true)
            .Sometimes(0.01).ResetWithinBody()
            .Sometimes(0.005).Stall()
            .Sometimes(0.005).Stall(afterCommit: true)
            .Sometimes(0.005).StallWithinBody()
            .Sometimes(0.01).CutJson()
            .Sometimes(0.005).Html(403)
            .Sometimes(0.004).Html(429)
            .Sometimes(0.004).Html(429, pause)
            .Sometimes(0.01).Html(502)
            .Sometimes(0.004).RateLimited(pause)
            .Sometimes(0.004).RateLimited(pause, RetryAfterForm.Date)
            .Sometimes(0.004).RateLimited(pause, RetryAfterForm.Body)
            .Sometimes(0.004).RateLimited()
            .Sometimes(0.002).RateLimited(reason: "public_api_request_blocked")
            .Sometimes(0.005).Overloaded(pause)
            .Sometimes(0.01).Conflict()
            .Sometimes(0.005).ServerError(500)
            .Sometimes(0.005).ServerError(502, afterCommit: true)
            .Sometimes(0.005).ServerError(503)
            .Sometimes(0.005).ServerError(504, afterCommit: true)
            .Sometimes(0.02).ServiceUnavailableAfterCommit()
            .Sometimes(0.002).Error(403, "restricted_resource")
            .Sometimes(0.1).Delay(delay);
    }

    // Shorter and longer than calls may wait.
    private void AddStorm(int number) => _ = (number % 4) switch
    {
        0 => _emulator.Faults.Next(40).RateLimited(TimeSpan.FromSeconds(20)),
        1 => _emulator.Faults.During(TimeSpan.FromSeconds(10)).Overloaded(TimeSpan.FromSeconds(3)),
        2 => _emulator.Faults.Next(3).RateLimited(TimeSpan.FromMinutes(7), reason: "public_api_space_request_rate_limit"),
        _ => _emulator.Faults.During(TimeSpan.FromSeconds(5)).Html(502),
    };

    private async Task AssertWorkspaceAsync(FaultyClient[] clients)
    {
        _emulator.Faults.Clear();
        await using ServiceProvider patient = InProcess();
        var notion = patient.GetRequiredService<INotionClient>();

        List<Block> pages = await notion.Blocks.ListAllChildrenAsync(_emulator.RootPageId).ToListAsync();
        AssertThere(
            "pages",
            from page in pages
            where page.Content is ChildPageBlock { Title: not "homes" }
            select (page.Id.ToString(), ((ChildPageBlock)page.Content).Title),
            clients.SelectMany(client => client.Pages));
        AssertThere(
            "rows",
            (await notion.DataSources.QueryAllAsync(_table, new()).ToListAsync()).Select(row => (row.Id.ToString(), row.Title)),
            clients.SelectMany(client => client.Rows));
        foreach (FaultyClient client in clients)
        {
            List<Block> blocks = await notion.Blocks.ListAllChildrenAsync(client.Home).ToListAsync();
            AssertThere(
                "blocks",
                blocks.Select(block => (block.Id.ToString(), ((ParagraphBlock)block.Content).RichText.ToPlainText())),
                client.Blocks.Where(block => block.Id is null || !client.MaybeDeleted.Contains(block.Id))
                    .Select(block => block.Id is not null && client.Deleted.Contains(block.Id) ? block with { Fate = Fate.Refused } : block),
                client.Blocks.Where(block => block.Id is not null && client.MaybeDeleted.Contains(block.Id)));
            List<Comment> comments = await notion.Comments.ListAllAsync(client.Home).ToListAsync();
            AssertThere("comments", comments.Select(comment => (comment.Id.ToString(), comment.RichText.ToPlainText())), client.Comments);
            Assert.That((await notion.Pages.RetrieveAsync(client.Home)).Title, Is.AnyOf([.. client.Titles]));
        }
    }

    private static void AssertThere(string kind, IEnumerable<(string Id, string Text)> found, IEnumerable<Write> asked, params IEnumerable<Write> maybe)
    {
        (string Id, string Text)[] there = [.. found];
        Write[] writes = [.. asked];
        string[] texts = [.. there.Select(item => item.Text)];
        string[] possible = [.. writes.Where(write => write.Fate != Fate.Refused).Select(write => write.Text), .. maybe.Select(write => write.Text)];
        string[] sure = [.. writes.Where(write => write.Fate is Fate.Acknowledged or Fate.CarriedOut).Select(write => write.Text)];
        Assert.Multiple(() =>
        {
            Assert.That(texts, Is.Unique, $"{kind} that are there twice");
            Assert.That(texts.Except(possible, StringComparer.Ordinal), Is.Empty, $"{kind} that nobody asked for, or that were refused or deleted");
            Assert.That(sure.Except(texts, StringComparer.Ordinal), Is.Empty, $"{kind} that are lost");
            Assert.That(
                writes.Where(write => write is { Id: not null, Fate: not Fate.Refused }).Select(write => (write.Id!, write.Text)).Except(there), Is.Empty, $"{kind} under another id");
        });
    }

    private void Print(string headline)
    {
        TestContext.Out.WriteLine($"{headline}: {_tally.Calls} calls, {_tally.Acknowledged} acknowledged, the longest took {_tally.Longest}");
        foreach (string line in _tally.Lines())
            TestContext.Out.WriteLine(line);
        TestContext.Out.WriteLine($"  {_emulator.Requests.Total} requests; faults: {string.Join(", ", _emulator.Faults.Injected.OrderBy(fault => fault.Key).Select(fault => $"{fault.Value} {fault.Key}"))}");
        TestContext.Out.WriteLine($"  retries: {string.Join(", ", _retries.OrderBy(retry => retry.Key, StringComparer.Ordinal).Select(retry => $"{retry.Value} {retry.Key}"))}");
    }
}
