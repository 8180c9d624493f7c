using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Robustness;

/// <summary>64 clients at once over loopback, reading and writing. <c>NOTION_LOAD_SECONDS</c> says how long; 5 s without.</summary>
public sealed class LoadTests
{
    private const int Clients = 64;
    private const int Tables = 8;

    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("NOTION_LOAD_SECONDS"), CultureInfo.InvariantCulture, out double seconds) ? seconds : 5);

    [Test]
    public async Task Under_load_nothing_fails_and_every_acknowledged_write_is_there_once()
    {
        await using NotionEmulator emulator = NotionEmulator.Start(new() { QueryResultLimit = 1_000_000 });
        await using WebApplication server = EmulatorServer.Build(emulator, new ServerOptions(Port: 0));
        await server.StartAsync();
        var address = new Uri(server.Urls.Single());
        using NotionClient setUp = Connect(emulator, address);
        DataSourceId[] tables = await Task.WhenAll(Enumerable.Range(0, Tables).Select(_ => CreateTableAsync(setUp, emulator.RootPageId)));
        Page shared = await CreatePageAsync(setUp, emulator.RootPageId, "shared");

        var watch = Stopwatch.StartNew();
        Ledger[] ledgers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Run(async () =>
        {
            using NotionClient notion = Connect(emulator, address);
            var client = new LoadClient(notion, number, tables[number % Tables], shared.Id, emulator.RootPageId);
            do
                await client.WorkAsync();
            while (watch.Elapsed < s_duration);
            return client.Ledger;
        })));
        TimeSpan took = watch.Elapsed;

        TestContext.Out.WriteLine(
            $"{Clients} clients, {took.TotalSeconds:F1} s: {ledgers.Sum(ledger => ledger.Steps)} steps; "
            + $"acknowledged {ledgers.Sum(ledger => ledger.Rows.Count)} rows, {ledgers.Sum(ledger => ledger.Updates)} updates, "
            + $"{ledgers.Sum(ledger => ledger.Blocks.Count)} blocks, {ledgers.Sum(ledger => ledger.Deleted)} deletions, {ledgers.Sum(ledger => ledger.Comments.Count)} comments");
        await AssertRowsAsync(setUp, tables, ledgers);
        await AssertBlocksAsync(setUp, shared.Id, ledgers);
        await AssertCommentsAsync(setUp, ledgers);
    }

    private static NotionClient Connect(NotionEmulator emulator, Uri address) => NotionClient.Create(emulator.Token, options =>
    {
        options.BaseAddress = address;
        options.Retry = NotionRetryOptions.None;
        options.RateLimit = NotionRateLimitOptions.None;
    });

    private static async Task<DataSourceId> CreateTableAsync(NotionClient notion, PageId parent)
    {
        Database database = await notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(parent),
            Title = "Load",
            InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() } },
        });
        return database.DataSources[0].Id;
    }

    private static Task<Page> CreatePageAsync(NotionClient notion, PageId parent, string title) =>
        notion.Pages.CreateAsync(new() { Parent = Parent.Page(parent), Properties = { ["title"] = new TitleValue(title) } });

    private static async Task AssertRowsAsync(NotionClient notion, DataSourceId[] tables, Ledger[] ledgers)
    {
        // Compared by sets: there are tens of thousands, which constraints over collections go through pair by pair.
        var there = new List<(PageId Id, string Title, double? Cost)>();
        foreach (DataSourceId table in tables)
        {
            await foreach (Page row in notion.DataSources.QueryAllAsync(table, new() { PageSize = 100 }))
                there.Add((row.Id, row.Title, ((NumberValue)row.Properties["Cost"].Value).Number));
        }

        (PageId, string, double?)[] acknowledged = [.. ledgers.SelectMany(ledger => ledger.Rows).Select(row => (row.Key, row.Value.Title, (double?)row.Value.Cost))];
        AssertSame(there, acknowledged);
        Assert.That(there.Select(row => row.Title).ToHashSet(StringComparer.Ordinal), Has.Count.EqualTo(there.Count), "rows that are there twice");
    }

    private static async Task AssertBlocksAsync(NotionClient notion, PageId page, Ledger[] ledgers)
    {
        var there = new List<BlockId>();
        await foreach (Block block in notion.Blocks.ListAllChildrenAsync(page))
            there.Add(block.Id);

        AssertSame(there, [.. ledgers.SelectMany(ledger => ledger.Blocks)]);
    }

    private static void AssertSame<T>(List<T> there, T[] acknowledged)
    {
        Assert.That(acknowledged.Except(there), Is.Empty, "acknowledged, but lost");
        Assert.That(there.Except(acknowledged), Is.Empty, "there, but not asked for");
        Assert.That(there, Has.Count.EqualTo(acknowledged.Length), "there twice");
    }

    private static async Task AssertCommentsAsync(NotionClient notion, Ledger[] ledgers)
    {
        foreach (Ledger ledger in ledgers)
        {
            if (ledger.Home is not { } home)
                continue;
            var there = new List<CommentId>();
            await foreach (Comment comment in notion.Comments.ListAllAsync(home))
                there.Add(comment.Id);
            Assert.That(there, Is.EqualTo(ledger.Comments), "in the order in which they were made");
        }
    }

    /// <summary>What was acknowledged to a client.</summary>
    private sealed class Ledger
    {
        public Dictionary<PageId, (string Title, double Cost)> Rows { get; } = [];

        public List<BlockId> Blocks { get; } = [];

        public List<CommentId> Comments { get; } = [];

        public PageId? Home { get; set; }

        public int Updates { get; set; }

        public int Deleted { get; set; }

        public int Steps { get; set; }
    }

    /// <summary>One client, which does one thing at a time and reads what it wrote.</summary>
    private sealed class LoadClient(NotionClient notion, int number, DataSourceId table, PageId shared, PageId root)
    {
        private readonly Random _random = new(number);

        public Ledger Ledger { get; } = new();

        public async Task WorkAsync()
        {
            Ledger.Steps++;
            switch (_random.Next(10))
            {
                case 0 or 1:
                    await CreateRowAsync();
                    break;
                case 2:
                    await UpdateRowAsync();
                    break;
                case 3:
                    await AppendAsync();
                    break;
                case 4:
                    await DeleteBlockAsync();
                    break;
                case 5:
                    await CommentAsync();
                    break;
                case 6:
                    await QueryAsync();
                    break;
                default:
                    await ReadRowAsync();
                    break;
            }
        }

        private async Task CreateRowAsync()
        {
            string title = $"{number}-{Ledger.Rows.Count}";
            Page row = await notion.Pages.CreateAsync(new()
            {
                Parent = Parent.DataSource(table),
                Properties = { ["Name"] = new TitleValue(title), ["Cost"] = new NumberValue(number) },
            });
            Ledger.Rows.Add(row.Id, (title, number));
        }

        private async Task UpdateRowAsync()
        {
            if (OneOf(Ledger.Rows.Keys) is not { } id)
                return;
            double cost = _random.Next(1_000_000);
            await notion.Pages.UpdateAsync(id, new() { Properties = { ["Cost"] = new NumberValue(cost) } });
            Ledger.Rows[id] = Ledger.Rows[id] with { Cost = cost };
            Ledger.Updates++;
        }

        private async Task ReadRowAsync()
        {
            if (OneOf(Ledger.Rows.Keys) is not { } id)
                return;
            Page row = await notion.Pages.RetrieveAsync(id);
            Assert.That((row.Title, ((NumberValue)row.Properties["Cost"].Value).Number), Is.EqualTo((Ledger.Rows[id].Title, (double?)Ledger.Rows[id].Cost)));
        }

        private async Task AppendAsync()
        {
            BlockList added = await notion.Blocks.AppendChildrenAsync(shared, new() { Children = [new ParagraphBlock($"{number}")] });
            Ledger.Blocks.Add(added.Results.Single().Id);
        }

        private async Task DeleteBlockAsync()
        {
            if (OneOf(Ledger.Blocks) is not { } id)
                return;
            await notion.Blocks.DeleteAsync(id);
            Ledger.Blocks.Remove(id);
            Ledger.Deleted++;
        }

        private async Task CommentAsync()
        {
            Ledger.Home ??= (await CreatePageAsync(notion, root, $"home of {number}")).Id;
            Comment comment = await notion.Comments.CreateAsync(new() { Parent = Parent.Page(Ledger.Home.Value), RichText = "Hi" });
            Ledger.Comments.Add(comment.Id);
        }

        private async Task QueryAsync()
        {
            PageOrDataSourceList found = await notion.DataSources.QueryAsync(
                table, new() { Filter = Filter.Property("Cost").Number.Is(number), Sorts = [Sort.Ascending("Name")], PageSize = 10 });
            Assert.That(found.Results.Select(row => ((NumberValue)((Page)row).Properties["Cost"].Value).Number), Is.All.EqualTo(number));
        }

        private T? OneOf<T>(IReadOnlyCollection<T> of)
            where T : struct => of.Count == 0 ? null : of.ElementAt(_random.Next(of.Count));
    }
}
