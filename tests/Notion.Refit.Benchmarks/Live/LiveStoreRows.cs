using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Emulator;
using Notion.Refit.Json;
using Notion.Refit.Live;
using Notion.Refit.Live.Changes;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Live;

/// <summary>The store of live objects: what it holds, how fast it finds, how fast it compares, how many requests following needs.</summary>
internal sealed class LiveStoreRows : IRows
{
    private const int Blocks = 100_000;
    private const int InOnePage = 100;
    private const int Properties = 500;
    private const int Turns = 41;

    public string Name => "live";

    public IEnumerable<Result> Measure() => [.. MeasureMemory(), MeasureDifferences(), .. MeasureFollowingAsync().GetAwaiter().GetResult()];

    private static IEnumerable<Result> MeasureMemory()
    {
        using NotionClient notion = NotionClient.Create("secret");
        (Block[] kept, long snapshots) = Held(static () => Enumerable.Range(0, Blocks).Select(BlockOf).ToArray());
        GC.KeepAlive(kept);
        (LiveStore store, long held) = Held(() => Fill(notion));
        yield return new Result(
            $"live, {Blocks.ToString("N0", CultureInfo.InvariantCulture)} blocks held against their snapshots",
            (double)held / snapshots,
            Goal.AtMost(1.2),
            string.Create(CultureInfo.InvariantCulture, $"{(double)held / Blocks:N0} B, {(double)snapshots / Blocks:N0} B a block"));

        BlockId[] ids = [.. Enumerable.Range(0, Blocks).Select(static i => BlockId.FromGuid(IdOf(i)))];
        new Random(1).Shuffle(ids);
        var dictionary = new ConcurrentDictionary<BlockId, Block>(kept.ToDictionary(static block => block.Id));
        int next = 0;
        int other = 0;
        Timing[] timings = Alternation.Run(
            Turns,
            Variant.Of("ConcurrentDictionary", () => dictionary[ids[next = (next + 1) % Blocks]]),
            Variant.Of("store", () => store.FindBlock(ids[other = (other + 1) % Blocks])!));
        yield return Result.OfTime("live, look-up against ConcurrentDictionary", timings, 1, Goal.AtMost(3));
        store.Dispose();
    }

    private static Result MeasureDifferences()
    {
        Page old = PageOf(static i => i);
        Page now = PageOf(static i => i % 100 == 0 ? -1 : i);
        Timing[] timings = Alternation.Run(
            Turns,
            Variant.Of("values by hand", () =>
            {
                int count = 0;
                foreach ((string name, Property property) in old.Properties)
                {
                    if (!now.Properties.TryGetValue(name, out Property? other) || !property.Value.Equals(other.Value))
                        count++;
                }

                return count;
            }),
            Variant.Of("differences", () =>
            {
                var changes = new List<LiveChange>();
                ObjectDifferences.Add(old, now, changes);
                return changes.Count;
            }));
        return Result.OfTime($"live, difference of two pages with {Properties} properties against comparing their values", timings, 1, Goal.AtMost(2));
    }

    private static async Task<List<Result>> MeasureFollowingAsync()
    {
        await using NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { Seed = 1 });
        using var notion = NotionClient.Create(emulator.Token, emulator.CreateHandler(), options =>
        {
            options.BaseAddress = emulator.BaseAddress;
            options.RateLimit = NotionRateLimitOptions.None;
        });
        DateTimeOffset past = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        EmulatedDatabase tasks = emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title() });
        List<PageId> rows = [.. Enumerable.Range(0, 1_000).Select(i => tasks.AddRow(
            new() { ["Name"] = new TitleValue($"{i}") }, details: new SeedDetails { CreatedTime = past.AddMinutes(i), LastEditedTime = past.AddMinutes(i) }))];
        await using LiveStore store = LiveStore.Create(notion);
        using LiveFollow follow = store.Follow(tasks.DataSourceId, Timeout.InfiniteTimeSpan, new() { SweepEvery = Timeout.InfiniteTimeSpan });
        await follow.RefreshAsync();
        int first = follow.Status.RequestsPerSweep;
        await follow.RefreshAsync();
        int quiet = follow.Status.RequestsPerRound;
        foreach (PageId row in rows.Take(150))
            await notion.Pages.UpdateAsync(row, new() { Properties = { ["Name"] = new TitleValue("New") } });
        await follow.RefreshAsync();
        emulator.Workspace.AddDataSource(tasks.Id, "More", new() { ["Name"] = PropertySchema.Title() });
        using LiveFollow database = store.Follow(tasks.Id, Timeout.InfiniteTimeSpan, new() { SweepEvery = Timeout.InfiniteTimeSpan });
        await database.RefreshAsync();
        await database.RefreshAsync();
        return
        [
            Requests("first reading, with the schema", first, 11),
            Requests("a round without changes", quiet, 1),
            Requests("a round with 150 changed rows", follow.Status.RequestsPerRound, 2),
            Requests("a round of the database with two data sources", database.Status.RequestsPerRound, 4),
        ];

        static Result Requests(string job, int requests, int fewest) => new(
            $"live, following 1,000 rows, {job}: requests against the fewest", (double)requests / fewest, Goal.AtMost(1), string.Create(CultureInfo.InvariantCulture, $"{requests}, {fewest}"));
    }

    private static (T Value, long Bytes) Held<T>(Func<T> make)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        T value = make();
        return (value, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    private static LiveStore Fill(NotionClient notion)
    {
        LiveStore store = LiveStore.Create(notion);
        for (int page = 0; page < Blocks / InOnePage; page++)
            store.ApplyChildren(BlockId.FromGuid(IdOf(Blocks + page)), [.. Enumerable.Range(page * InOnePage, InOnePage).Select(BlockOf)], store.Begin());
        return store;
    }

    private static Guid IdOf(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    private static Block BlockOf(int number) => Read<Block>(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        { "object": "block", "id": "{{IdOf(number)}}", "parent": { "type": "page_id", "page_id": "{{IdOf(Blocks + (number / InOnePage))}}" }, "created_time": "2026-01-01T00:00:00.000Z", "last_edited_time": "2026-01-01T00:00:00.000Z",
          "created_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" }, "last_edited_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" }, "has_children": false, "in_trash": false, "type": "paragraph",
          "paragraph": { "rich_text": [{ "type": "text", "text": { "content": "Paragraph {{number}}", "link": null }, "annotations": { "bold": false, "italic": false, "strikethrough": false, "underline": false, "code": false, "color": "default" }, "plain_text": "Paragraph {{number}}", "href": null }], "color": "default" } }
        """));

    private static Page PageOf(Func<int, int> value)
    {
        IEnumerable<string> properties = Enumerable.Range(0, Properties).Select(i => (i % 3) switch
        {
            0 => $$""" "P{{i}}": { "id": "p{{i}}", "type": "number", "number": {{value(i)}} } """,
            1 => $$""" "P{{i}}": { "id": "p{{i}}", "type": "select", "select": { "id": "o", "name": "Option {{value(i)}}", "color": "blue" } } """,
            _ => $$""" "P{{i}}": { "id": "p{{i}}", "type": "rich_text", "rich_text": [{ "type": "text", "text": { "content": "{{value(i)}}", "link": null }, "plain_text": "{{value(i)}}", "href": null }] } """,
        });
        return Read<Page>($$"""
            { "object": "page", "id": "{{IdOf(1)}}", "created_time": "2026-01-01T00:00:00.000Z", "last_edited_time": "2026-01-01T00:00:00.000Z",
              "created_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" }, "last_edited_by": { "object": "user", "id": "66666666-6666-4666-8666-666666666666" },
              "cover": null, "icon": null, "parent": { "type": "workspace", "workspace": true }, "in_trash": false, "is_archived": false, "is_locked": false, "url": "https://www.notion.so/x", "public_url": null,
              "properties": { {{string.Join(",", properties)}} } }
            """);
    }

    private static T Read<T>(string json)
        where T : INotionModel<T> => JsonSerializer.Deserialize<T>(Encoding.UTF8.GetBytes(json))!;
}
