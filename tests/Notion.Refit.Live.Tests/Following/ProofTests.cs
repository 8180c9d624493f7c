using System.Text.Json;
using Notion.Refit.Emulator;
using Notion.Refit.Live.Tests.Changes;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>Stores that follow while another program changes Notion at random end in Notion's state, and their changes give it.</summary>
/// <remarks>With NOTION_LIVE_PROOF=full there are 2,000 changes for each of several seeds; otherwise fewer.</remarks>
public sealed class ProofTests
{
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("NOTION_LIVE_PROOF") == "full";

    private static int[] Seeds => s_isFull ? [1, 2, 3, 4, 5] : [1];

    [TestCaseSource(nameof(Seeds))]
    public async Task Six_stores_end_in_the_state_of_Notion_and_their_changes_give_it(int seed)
    {
        int count = s_isFull ? 2_000 : 250;
        var random = new Random(seed);
        var time = new ManualTimeProvider();
        await using NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = time });
        using var other = NotionClient.Create(emulator.Token, emulator.CreateHandler(), o => { o.BaseAddress = emulator.BaseAddress; o.RateLimit = NotionRateLimitOptions.None; });
        EmulatedWorkspace workspace = emulator.Workspace;
        EmulatedDatabase first = workspace.AddDatabase("First", new() { ["Name"] = PropertySchema.Title(), ["Number"] = PropertySchema.Number() });
        EmulatedDatabase second = workspace.AddDatabase("Second", new() { ["Name"] = PropertySchema.Title(), ["Number"] = PropertySchema.Number(), ["Others"] = PropertySchema.Relation(first.DataSourceId) });
        PageId[] pages = [.. Enumerable.Range(0, 4).Select(i => workspace.AddPage($"Page {i}", [new ParagraphBlock("one"), new ToggleBlock("two") { Children = [new ParagraphBlock("three")] }]))];
        PageId hidden = workspace.AddPage("Hidden");
        EmulatedConnection connection = workspace.AddConnection("Reader", shared: [new BlockId(first.Id.Value), new BlockId(second.Id.Value), .. pages.Select(page => (BlockId)page)]);
        var changer = new Changer(other, connection, random, hidden);
        foreach (EmulatedDatabase database in new[] { first, second })
            changer.Add(database.DataSourceId, [.. Enumerable.Range(0, 5).Select(i => workspace.AddRow(database.DataSourceId, new() { ["Name"] = new TitleValue($"Row {i}") }))]);
        for (int i = 0; i < pages.Length; i++)
            changer.Add(pages[i], canBeUnshared: i >= 2);

        // The clocks of the machines are off by an hour: before, after, not at all. One of three follows the databases instead of the data sources.
        Follower[] followers = [.. Enumerable.Range(0, 6).Select(i => new Follower(
            emulator, connection, new ManualTimeProvider(time.GetUtcNow().AddHours((i % 3) - 1)), isByEvents: i >= 3, isByDatabase: i % 3 == 2, new Random(seed + i), [first, second], pages))];
        foreach (Follower follower in followers)
            await follower.StartAsync();
        emulator.Webhooks.Subscribe(
            async (request, token) =>
            {
                WebhookEvent received = JsonSerializer.Deserialize<WebhookEvent>(await request.Content!.ReadAsByteArrayAsync(token))!;
                foreach (Follower follower in followers)
                    follower.Receive(received);
                return new HttpResponseMessage();
            },
            new() { Connection = connection, Types = WebhookTypes() });

        for (int i = 0; i < count; i++)
        {
            await changer.ChangeAsync();

            // Often several changes in one minute, sometimes minutes without one.
            TimeSpan wait = TimeSpan.FromSeconds(random.Next(4) == 0 ? random.Next(200) : random.Next(10));
            time.Advance(wait);
            foreach (Follower follower in followers)
            {
                follower.Time.Advance(wait);
                await follower.StepAsync();
            }
        }

        time.Advance(TimeSpan.FromHours(2));
        await emulator.Webhooks.WhenIdleAsync();
        using NotionClient reader = Follower.Connect(emulator, connection);
        foreach (Follower follower in followers)
        {
            await follower.FinishAsync();
            Assert.That(await DifferencesFromNotionAsync(reader, follower.Store, [first.DataSourceId, second.DataSourceId], pages), Is.Empty, follower.Name);
            Assert.That(follower.Replayed(), Is.Empty, follower.Name);
            Assert.That(follower.Changes, Is.Not.Empty);
            Assert.That(follower.Changes, Has.None.Property("Origin").EqualTo(ChangeOrigin.Local));
            await follower.DisposeAsync();
        }

        Assert.That(changer.Made.GetValueOrDefault("refused"), Is.LessThan(count / 10));
        TestContext.Out.WriteLine(string.Join(", ", changer.Made.Select(made => $"{made.Key} {made.Value}")));
    }

    private static List<string> WebhookTypes() => ["page.created", "page.deleted", "page.undeleted", "page.moved", "page.content_updated", "page.properties_updated", "page.locked", "page.unlocked", "data_source.schema_updated", "data_source.content_updated"];

    private static async Task<List<string>> DifferencesFromNotionAsync(NotionClient notion, LiveStore store, DataSourceId[] sources, PageId[] pages)
    {
        var differences = new List<string>();
        foreach (DataSourceId id in sources)
        {
            Compare(await notion.DataSources.RetrieveAsync(id), store.FindDataSource(id));
            List<Page> rows = await notion.DataSources.QueryEverythingAsync(id).ToListAsync();
            HashSet<PageId> known = [.. store.RowsOf(id)!];
            if (!known.SetEquals(rows.Select(row => row.Id)))
                differences.Add($"rows of {id}");
            foreach (Page row in await notion.Pages.CompleteAsync(rows))
            {
                Compare(row, store.FindPage(row.Id));
                if (id == sources[0])
                    await CompareTreeAsync(row.Id);
            }
        }

        foreach (PageId id in pages)
        {
            try
            {
                Compare(await notion.Pages.RetrieveAsync(id), store.FindPage(id));
                await CompareTreeAsync(id);
            }
            catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
            {
                if (store.FreshnessOf(id.Value) is not { IsLost: true })
                    differences.Add($"{id} is lost");
            }
        }

        return differences;

        void Compare(object now, object? known) => differences.AddRange(
            known is null ? [$"{now} is not known"] : Replay.Compare(known, now).Select(change => change.ToString()));

        async Task CompareTreeAsync(BlockId id)
        {
            BlockTree tree = await notion.Blocks.GetTreeAsync(id);
            CompareLevel(id, tree.Children);
        }

        void CompareLevel(BlockId parent, IReadOnlyList<BlockNode> nodes)
        {
            if (!(store.ChildrenOf(parent) ?? []).SequenceEqual(nodes.Select(node => node.Block.Id)))
                differences.Add($"blocks in {parent}: {string.Join(",", store.ChildrenOf(parent) ?? [])} / {string.Join(",", nodes.Select(node => node.Block.Id))}");
            foreach (BlockNode node in nodes)
            {
                Compare(node.Block, store.FindBlock(node.Block.Id));
                if (node.Block.Content is not ChildPageBlock)
                    CompareLevel(node.Block.Id, node.Children);
            }
        }
    }
}
