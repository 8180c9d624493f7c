using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>The tasks, with their lower bounds.</summary>
internal static class JobList
{
    private const int Megabyte = 1024 * 1024;

    public static IReadOnlyList<Job> All { get; } =
    [
        // A request has one parent and two levels below its blocks: the fourth level in each of the 20 blocks needs a parent of its own.
        new("append 2,500 nested blocks", "max(⌈2,500 ÷ 1,000⌉, 1 + 20 blocks with more than two levels in them)", Math.Max(3, 1 + 20), (emulator, _) =>
        {
            PageId page = emulator.Workspace.AddPage("Page");
            IReadOnlyList<WritableBlockContent> blocks = Toggles("", [20, 4, 5, 5]);
            return notion => notion.Blocks.AppendTreeAsync(page, blocks);
        }),
        new("append 10,000 flat blocks", "⌈10,000 ÷ 100⌉", 100, (emulator, _) =>
        {
            PageId page = emulator.Workspace.AddPage("Page");
            IReadOnlyList<WritableBlockContent> blocks = [.. Enumerable.Range(0, 10_000).Select(i => new ParagraphBlock($"{i}"))];
            return notion => notion.Blocks.AppendTreeAsync(page, blocks);
        }),
        new("read a tree of 1,000 blocks, depth 5", "1 + the 280 blocks with children (at most 100 each)", 1 + 280, (emulator, _) =>
        {
            PageId page = emulator.Workspace.AddPage("Page", Toggles("", [10, 3, 2, 3, 4]));
            return notion => notion.Blocks.GetTreeAsync(page);
        }),
        // The response to a new page has no ids of its blocks, and without them the subpages have no places between them.
        new("duplicate a page of 300 blocks with 20 subpages", "read: 21 pages + ⌈320 ÷ 100⌉ + 20 lists; write: 21 pages + ⌈(300 − 100) ÷ 100⌉ + 1 list for the ids of the first 100", 21 + 4 + 20 + 21 + 2 + 1, (emulator, _) =>
        {
            PageId page = emulator.Workspace.AddPage("Page");
            for (int i = 0; i < 20; i++)
            {
                emulator.Workspace.AddBlocks(page, Enumerable.Range(0, 15).Select(n => new ParagraphBlock($"{i}.{n}")));
                emulator.Workspace.AddPage($"Subpage {i}", Enumerable.Range(0, 10).Select(n => new ParagraphBlock($"{n}")), page);
            }

            PageId root = emulator.RootPageId;
            return notion => notion.DuplicateAsync(page, Parent.Page(root));
        }),
        new("read 25,000 rows", "⌈25,000 ÷ 100⌉", 250, (emulator, clock) =>
        {
            DataSourceId rows = emulator.Workspace.AddDatabase("Rows", new() { ["Name"] = PropertySchema.Title(), ["N"] = PropertySchema.Number() }).DataSourceId;
            for (int i = 0; i < 25_000; i++)
            {
                if (i % 20 == 0)
                    clock.Step(TimeSpan.FromMinutes(1));
                emulator.Workspace.AddRow(rows, new() { ["Name"] = PropertyValue.Title($"{i}"), ["N"] = PropertyValue.Number(i) });
            }

            return async notion =>
            {
                var seen = new HashSet<PageId>();
                await foreach (Page row in notion.DataSources.QueryEverythingAsync(rows))
                {
                    if (!seen.Add(row.Id))
                        throw new InvalidOperationException("A row came twice.");
                }

                if (seen.Count != 25_000)
                    throw new InvalidOperationException($"There were {seen.Count} rows.");
            };
        }),
        new("complete 100 pages with 60 references each", "100 × ⌈60 ÷ 100⌉", 100, (emulator, _) =>
        {
            DataSourceId parts = emulator.Workspace.AddDatabase("Parts").DataSourceId;
            PageId[] ids = [.. Enumerable.Range(0, 60).Select(i => emulator.Workspace.AddRow(parts, new() { ["Name"] = PropertyValue.Title($"{i}") }))];
            DataSourceId tasks = emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Parts"] = PropertySchema.Relation(parts) }).DataSourceId;
            for (int i = 0; i < 100; i++)
                emulator.Workspace.AddRow(tasks, new() { ["Name"] = PropertyValue.Title($"{i}"), ["Parts"] = PropertyValue.Relation(ids) });
            using NotionClient reader = JobTable.CreateClient(emulator, new CountingHandler(emulator.CreateHandler(), TimeSpan.Zero), limited: false);
            Page[] pages = [.. reader.DataSources.QueryAsync(tasks, new()).GetAwaiter().GetResult().Results.Cast<Page>()];
            return async notion =>
            {
                IReadOnlyList<Page> whole = await notion.Pages.CompleteAsync(pages);
                if (whole.Any(page => page.Properties.GetRelation("Parts").Count != 60))
                    throw new InvalidOperationException("A page is not complete.");
            };
        }),
        // The size has to be checked before anything is sent: the limit of the workspace is read once a client.
        new("upload 30 MB in parts of 10 MB", "1 limit (once a client) + 1 + ⌈30 ÷ 10⌉ + 1", 6, (_, _) =>
        {
            byte[] bytes = new byte[30 * Megabyte];
            return async notion =>
            {
                using var stream = new MemoryStream(bytes);
                await notion.FileUploads.UploadAsync(stream, "film.mp4");
            };
        }),
        new("ensure a schema of 40 properties", "1 read + 1 write", 2, (emulator, _) =>
        {
            DataSourceId tasks = emulator.Workspace.AddDatabase("Tasks").DataSourceId;
            PropertyMap<PropertyDefinition> wanted = [];
            for (int i = 0; i < 40; i++)
                wanted[$"P{i}"] = (i % 4) switch { 0 => PropertySchema.Number(), 1 => PropertySchema.Select("a", "b"), 2 => PropertySchema.Date(), _ => PropertySchema.RichText() };
            return async notion => await notion.DataSources.ApplyAsync(await notion.DataSources.PlanAsync(tasks, wanted));
        }),
    ];

    private static WritableBlockContent[] Toggles(string prefix, int[] counts)
    {
        var blocks = new WritableBlockContent[counts[0]];
        for (int i = 0; i < blocks.Length; i++)
            blocks[i] = counts.Length == 1 ? new ToggleBlock($"{prefix}{i}") : new ToggleBlock($"{prefix}{i}") { Children = Toggles($"{prefix}{i}.", counts[1..]) };
        return blocks;
    }
}
