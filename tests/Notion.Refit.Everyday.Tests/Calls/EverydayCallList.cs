using Notion.Refit.Emulator;
using Notion.Refit.Everyday.Tests.Trees;
using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Everyday.Tests.Calls;

/// <summary>All everyday calls that send requests.</summary>
internal static class EverydayCallList
{
    public static IReadOnlyList<EverydayCall> All { get; } =
    [
        new("PageCompletionExtensions.CompleteAsync", "notion.complete", async (emulator, areas) =>
        {
            Page page = await areas.Pages.RetrieveAsync(AddRowWithReferences(emulator, 60));
            return async notion => Check((await notion.Pages.CompleteAsync(page)).Properties.GetRelation("Parts").Count == 60);
        }),
        new("PageCompletionExtensions.CompleteAsync", "notion.complete", async (emulator, areas) =>
        {
            Page page = await areas.Pages.RetrieveAsync(AddRowWithReferences(emulator, 60));
            return async notion => Check((await notion.Pages.CompleteAsync([page]))[0].Properties.GetRelation("Parts").Count == 60);
        }),
        new("PageCompletionExtensions.CompleteAsync", "notion.complete", async (emulator, areas) =>
        {
            Page page = await areas.Pages.RetrieveAsync(AddRowWithReferences(emulator, 60));
            return async notion => Check(((RelationValue)(await notion.Pages.CompleteAsync(page.Id, page.Properties["Parts"])).Value).Pages.Count == 60);
        }),
        Job("RowQueryExtensions.QueryEverythingAsync", "notion.query_everything", emulator =>
        {
            DataSourceId rows = AddRows(emulator, 120);
            return async notion => Check(await notion.DataSources.QueryEverythingAsync(rows).CountAsync() == 120);
        }),
        Job("RowQueryExtensions.CountAsync", "notion.count", emulator =>
        {
            DataSourceId rows = AddRows(emulator, 120);
            return async notion => Check(await notion.DataSources.CountAsync(rows) == 120);
        }),
        Job("RowQueryExtensions.AggregateAsync", "notion.aggregate", emulator =>
        {
            DataSourceId rows = AddRows(emulator, 120);
            return async notion => Check(await notion.DataSources.AggregateAsync(rows, Aggregate.Max("N")) == 119);
        }),
        Job("RowQueryExtensions.AggregateAsync", "notion.aggregate", emulator =>
        {
            DataSourceId rows = AddRows(emulator, 120);
            return async notion => Check(await notion.DataSources.AggregateAsync(rows, Aggregate.Earliest("Due")) is null);
        }),
        Job("BlockTreeExtensions.AppendTreeAsync", "notion.append_tree", emulator =>
        {
            PageId page = emulator.Workspace.AddPage("Page");
            return async notion => Check((await notion.Blocks.AppendTreeAsync(page, TreeBuilder.Toggles(3, 2, 2, 2))).IsComplete);
        }),
        Job("BlockTreeExtensions.GetTreeAsync", "notion.get_tree", emulator =>
        {
            PageId page = emulator.Workspace.AddPage("Page", TreeBuilder.Toggles(3, 2));
            return async notion => Check((await notion.Blocks.GetTreeAsync(page)).All().Count() == 9);
        }),
        new("BlockTreeExtensions.RecreateAsync", "notion.recreate", async (emulator, areas) =>
        {
            PageId page = emulator.Workspace.AddPage("Page", TreeBuilder.Toggles(1, 2));
            BlockId block = (await areas.Blocks.ListChildrenAsync(page)).Results[0].Id;
            return async notion => Check((await notion.Blocks.RecreateAsync(block, page, BlockPosition.Start)).NewIds.Count == 3);
        }),
        Job("BlockTreeExtensions.ClearAsync", "notion.clear", emulator =>
        {
            PageId page = emulator.Workspace.AddPage("Page", TreeBuilder.Paragraphs(3));
            return async notion => Check((await notion.Blocks.ClearAsync(page)).Count == 3);
        }),
        Job("PageCopyExtensions.MoveAsync", null, emulator =>
        {
            PageId page = emulator.Workspace.AddPage("Page");
            PageId target = emulator.Workspace.AddPage("Target");
            return async notion => Check((await notion.Pages.MoveAsync(page, Parent.Page(target))).Parent == Parent.Page(target));
        }),
        Job("PageCopyExtensions.ClearAsync", null, emulator =>
        {
            PageId page = emulator.Workspace.AddPage("Page", TreeBuilder.Paragraphs(3));
            return async notion => Check((await notion.Pages.ClearAsync(page)).Id == page);
        }),
        Job("PageCopyExtensions.DuplicateAsync", "notion.duplicate", emulator =>
        {
            PageId page = emulator.Workspace.AddPage("Page", TreeBuilder.Toggles(2, 2, 2, 2));
            return async notion => Check((await notion.Pages.DuplicateAsync(notion.Blocks, page, Parent.Page(emulator.RootPageId))).Page.Title == "Page");
        }),
        Job("PageDuplicationExtensions.DuplicateAsync", "notion.duplicate", emulator =>
        {
            PageId page = emulator.Workspace.AddPage("Page", TreeBuilder.Toggles(2, 2, 2, 2));
            return async notion => Check((await notion.Client.DuplicateAsync(page, Parent.Page(emulator.RootPageId))).Page.Title == "Page");
        }),
        Job("FileUploadExtensions.UploadAsync", "notion.upload", emulator =>
            async notion =>
            {
                string path = Path.GetTempFileName();
                try
                {
                    await File.WriteAllBytesAsync(path, new byte[10]);
                    Check(await notion.FileUploads.UploadAsync(path, "a.pdf") != default);
                }
                finally
                {
                    File.Delete(path);
                }
            }),
        Job("FileUploadExtensions.UploadAsync", "notion.upload", emulator =>
            async notion => Check(await notion.FileUploads.UploadAsync(new MemoryStream(new byte[10]), "a.pdf") != default)),
        Job("FileUploadExtensions.UploadAsync", "notion.upload", emulator =>
            async notion =>
            {
                // The emulator's imports from outside of this machine fail.
                var time = new ManualTimeProvider();
                Task<FileUploadId> importing = notion.FileUploads.UploadAsync(new Uri("https://example.org/a.pdf"), timeProvider: time);
                await time.DriveAsync(importing, TimeSpan.FromSeconds(5));
                await Assert.ThrowsAsync<FileImportException>(() => importing);
            }),
        new("FileDownloadExtensions.DownloadAsync", "notion.download", async (emulator, areas) =>
        {
            Block block = await AddFileAsync(emulator, areas);
            return async notion =>
            {
                using HttpClient files = FilesOf(emulator);
                using var bytes = new MemoryStream();
                await notion.Blocks.DownloadAsync(block, bytes, files);
                Check(bytes.Length == 3);
            };
        }),
        new("PageFileExtensions.DownloadAsync", "notion.download", async (emulator, areas) =>
        {
            DataSourceId tasks = emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Files"] = PropertySchema.Files() }).DataSourceId;
            FileUploadId id = await areas.FileUploads.UploadAsync(new MemoryStream([1, 2, 3]), "a.pdf");
            Page page = await areas.Pages.CreateAsync(new() { Parent = Parent.DataSource(tasks), Properties = { ["Files"] = PropertyValue.Files(id) } });
            return async notion =>
            {
                using HttpClient files = FilesOf(emulator);
                using var bytes = new MemoryStream();
                await notion.Pages.DownloadAsync(page, "Files", bytes, fileClient: files);
                Check(bytes.Length == 3);
            };
        }),
        Job("UploadLimitExtensions.GetMaxFileSizeAsync", null, emulator => async notion => Check(await notion.Users.GetMaxFileSizeAsync() > 0)),
        Job("SearchExtensions.FindPagesAsync", "notion.search", emulator =>
        {
            emulator.Workspace.AddPage("Plan");
            return async notion => Check(await notion.Search.FindPagesAsync("Plan").CountAsync() == 1);
        }),
        Job("SearchExtensions.FindDataSourcesAsync", "notion.search", emulator =>
        {
            emulator.Workspace.AddDatabase("Plan");
            return async notion => Check(await notion.Search.FindDataSourcesAsync("Plan").CountAsync() == 1);
        }),
        Job("SearchExtensions.FindPageAsync", "notion.search", emulator =>
        {
            PageId page = emulator.Workspace.AddPage("Plan");
            return async notion => Check((await notion.Search.FindPageAsync(page))?.Id == page);
        }),
        Job("SearchExtensions.FindDataSourceAsync", "notion.search", emulator =>
        {
            DataSourceId rows = emulator.Workspace.AddDatabase("Plan").DataSourceId;
            return async notion => Check((await notion.Search.FindDataSourceAsync(rows))?.Id == rows);
        }),
        Job("SchemaExtensions.PlanAsync", null, emulator =>
        {
            DataSourceId rows = emulator.Workspace.AddDatabase("Rows").DataSourceId;
            return async notion => Check(!(await notion.DataSources.PlanAsync(rows, Wanted())).IsEmpty);
        }),
        new("SchemaExtensions.ApplyAsync", "notion.apply_schema", async (emulator, areas) =>
        {
            DataSourceId rows = emulator.Workspace.AddDatabase("Rows").DataSourceId;
            SchemaPlan plan = await areas.DataSources.PlanAsync(rows, Wanted());
            return async notion => Check((await notion.DataSources.ApplyAsync(plan)).Properties.ContainsKey("Due"));
        }),
        Job("DatabaseExtensions.GetOrCreateAsync", "notion.get_or_create_database", emulator =>
            async notion => Check((await notion.Databases.GetOrCreateAsync(notion.Blocks, emulator.RootPageId, "Tasks", Wanted())).Title.ToPlainText() == "Tasks")),
        Job("ClientDatabaseExtensions.GetOrCreateDatabaseAsync", "notion.get_or_create_database", emulator =>
            async notion => Check((await notion.Client.GetOrCreateDatabaseAsync(emulator.RootPageId, "Tasks", Wanted())).Title.ToPlainText() == "Tasks")),
        Job("AskExtensions.AskAsync", "notion.ask", emulator =>
        {
            AgentId agent = emulator.Workspace.AddAgent("Helper", ["Yes."]);
            return async notion => Check((await notion.Sessions.AskAsync(agent, "Ready?")).Text == "Yes.");
        }),
        new("AskExtensions.AskAsync", "notion.ask", async (emulator, areas) =>
        {
            AgentId agent = emulator.Workspace.AddAgent("Helper", ["Yes.", "No."]);
            SessionAnswer first = await areas.Sessions.AskAsync(agent, "Ready?");
            return async notion => Check((await notion.Sessions.AskAsync(first.Session.Id, "Late?")).Text == "No.");
        }),
#pragma warning disable CS0618 // The routes of the private alpha.
        Job("AskExtensions.AskAsync", "notion.ask", emulator =>
        {
            AgentId agent = emulator.Workspace.AddAgent("Helper", ["Yes."]);
            return async notion => Check((await notion.Client.AskAsync(agent, "Ready?")).Text == "Yes.");
        }),
#pragma warning restore CS0618
        Job("InsightExtensions.RetrieveInsightsAsync", null, emulator =>
        {
            AgentId agent = emulator.Workspace.AddAgent("Helper", ["Yes."]);
            return async notion => Check((await notion.Agents.RetrieveInsightsAsync(agent, DateTimeOffset.UtcNow.AddDays(-7), DateTimeOffset.UtcNow)).RunsCompleted == 0);
        }),
        new("AppendedTree.LoadIdsAsync", "notion.load_ids", async (emulator, areas) =>
        {
            PageId page = emulator.Workspace.AddPage("Page");
            AppendedTree tree = await areas.Blocks.AppendTreeAsync(page, TreeBuilder.Toggles(2, 2));
            return async _ =>
            {
                await tree.LoadIdsAsync();
                Check(tree.All().All(block => block.Id is not null));
            };
        }),
        new("NotionPartialWriteException.ContinueAsync", "notion.append_tree", async (emulator, areas) =>
        {
            PageId page = emulator.Workspace.AddPage("Page");
            emulator.Faults.Next(NotionOperations.AppendBlockChildren).Conflict();
            NotionPartialWriteException failure = (await Assert.ThrowsAsync<NotionPartialWriteException>(() => areas.Blocks.AppendTreeAsync(page, TreeBuilder.Toggles(2, 2))))!;
            return async _ => Check((await failure.ContinueAsync()).IsComplete);
        }),
    ];

    private static EverydayCall Job(string name, string? span, Func<NotionEmulator, Func<Areas, Task>> prepare) =>
        new(name, span, (emulator, _) => Task.FromResult(prepare(emulator)));

    private static void Check(bool isRight)
    {
        if (!isRight)
            throw new InvalidOperationException("The call did not do what it should.");
    }

    private static PropertyMap<PropertyDefinition> Wanted() => new() { ["Name"] = PropertySchema.Title(), ["Due"] = PropertySchema.Date(), ["State"] = PropertySchema.Select("Open") };

    private static DataSourceId AddRows(NotionEmulator emulator, int count)
    {
        DataSourceId rows = emulator.Workspace.AddDatabase("Rows", new() { ["Name"] = PropertySchema.Title(), ["N"] = PropertySchema.Number(), ["Due"] = PropertySchema.Date() }).DataSourceId;
        for (int i = 0; i < count; i++)
            emulator.Workspace.AddRow(rows, new() { ["N"] = PropertyValue.Number(i) });
        return rows;
    }

    private static PageId AddRowWithReferences(NotionEmulator emulator, int count)
    {
        DataSourceId parts = emulator.Workspace.AddDatabase("Parts").DataSourceId;
        PageId[] ids = [.. Enumerable.Range(0, count).Select(i => emulator.Workspace.AddRow(parts, new() { ["Name"] = PropertyValue.Title($"{i}") }))];
        DataSourceId tasks = emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Parts"] = PropertySchema.Relation(parts) }).DataSourceId;
        return emulator.Workspace.AddRow(tasks, new() { ["Parts"] = PropertyValue.Relation(ids) });
    }

    private static async Task<Block> AddFileAsync(NotionEmulator emulator, Areas areas)
    {
        FileUploadId id = await areas.FileUploads.UploadAsync(new MemoryStream([1, 2, 3]), "a.png");
        AppendedTree tree = await areas.Blocks.AppendTreeAsync(emulator.RootPageId, [new ImageBlock(id)]);
        return await areas.Blocks.RetrieveAsync(tree.Blocks[0].Id!.Value);
    }

    private static HttpClient FilesOf(NotionEmulator emulator)
    {
        HttpClient files = emulator.CreateHttpClient();
        files.DefaultRequestHeaders.Clear();
        return files;
    }
}
