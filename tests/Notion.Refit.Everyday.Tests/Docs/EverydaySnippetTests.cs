using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Docs;

/// <summary>Runs the code of docs/everyday.md.</summary>
internal sealed class EverydaySnippetTests : EmulatorTest
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.pdf");

    private INotionClient notion => Notion;

    [TearDown]
    public void DeleteFile() => File.Delete(_path);

    [Test]
    public async Task Values_come_out_and_go_in()
    {
        UserId ann = Emulator.Workspace.AddPerson("Ann");
        DataSourceId tasks = AddTasks();
        PageId id = Emulator.Workspace.AddRow(tasks, new() { ["Name"] = PropertyValue.Title("Write"), ["💰 Estimated value"] = PropertyValue.Number(7), ["Status"] = PropertyValue.Select("Open") });
        Page page = await Notion.Pages.RetrieveAsync(id);

        // snippet: everyday-values-out
        string? name = page.Properties.GetText("Name");
        decimal? value = page.Properties.GetNumber("EstimatedValue");       // finds "💰 Estimated value"
        string? status = page.Properties.GetOption("Status");
        bool hasDate = page.Properties.TryGetDate("Due", out NotionDate? due);
        // end-snippet
        Assert.That((name, value, status, hasDate, due), Is.EqualTo(("Write", (decimal?)7, "Open", true, (NotionDate?)null)));

        // snippet: everyday-values-in
        await notion.Pages.UpdateAsync(page.Id, new()
        {
            Properties =
            {
                ["💰 Estimated value"] = PropertyValue.Number(19.99m),
                ["Due"] = PropertyValue.Date(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 3)),
                ["Who"] = PropertyValue.People(ann),
                ["Status"] = PropertyValue.Clear(PropertyValueType.Select),
            },
        });
        // end-snippet

        DataSourceId parents = Emulator.Workspace.AddDatabase("Parents", new() { ["Name"] = PropertySchema.Title(), ["Tasks"] = PropertySchema.Relation(tasks) }).DataSourceId;
        PageId[] many = [.. Enumerable.Range(0, 30).Select(i => Emulator.Workspace.AddRow(tasks, new() { ["Name"] = PropertyValue.Title($"{i}") }))];
        await IncompleteAsync(await Notion.Pages.RetrieveAsync(Emulator.Workspace.AddRow(parents, new() { ["Tasks"] = PropertyValue.Relation(many) })));

        async Task IncompleteAsync(Page page)
        {
            // snippet: everyday-incomplete
            if (page.Properties["Tasks"].IsIncomplete)                          // 25 are shown, there may be more
                page = await notion.Pages.CompleteAsync(page);                  // or one value: CompleteAsync(page.Id, page.Properties["Tasks"])
            IReadOnlyList<PageId> related = page.Properties.GetRelation("Tasks");
            // end-snippet
            Assert.That(related, Is.EqualTo(many));
        }

        // snippet: everyday-copy
        PageCopy<CreatePageRequest> copy = page.ToCreate(Parent.DataSource(tasks));
        Page second = await notion.Pages.CreateAsync(copy.Request);         // copy.NotCopied says what it leaves out
        await notion.Pages.UpdateAsync(page.Id, page.ToUpdate().Request);
        // end-snippet
        Assert.That(second.Title, Is.EqualTo("Write"));
    }

    [Test]
    public void Text_has_mentions()
    {
        UserId ann = "11111111-1111-4111-8111-111111111111";
        var date = new DateOnly(2026, 12, 1);

        // snippet: everyday-text
        RichTextList text = $"due {date} for {ann}, {"soon":bold}";         // mentions of the date and the user
        RichTextList more = new RichTextBuilder().Text("See ").Link("the plan", "https://example.org").Equation("e = mc^2");
        RichTextList pieces = text.Split().Join();                          // at most 2,000 characters a piece, neighbours that look the same joined
        // end-snippet
        Assert.That(pieces, Is.EqualTo(text));

        Assert.That((text.Count, more.Count), Is.EqualTo((6, 3)));
    }

    [Test]
    public async Task Filters_combine()
    {
        DataSourceId tasks = AddTasks();

        // snippet: everyday-filter
        PropertyFilterBuilder status = Filter.Property("Status");
        Filter filter = status.Select.Is("Open") & (Filter.Property("Due").Date.Before(FilterDate.Today) | Filter.Property("Who").People.IsEmpty());
        Console.WriteLine(filter);                                          // Status is "Open" and (Due before "today" or Who is empty)

        int open = await notion.DataSources.CountAsync(tasks, filter);
        decimal? sum = await notion.DataSources.AggregateAsync(tasks, Aggregate.Sum("💰 Estimated value"), filter);
        NotionDateTime? last = await notion.DataSources.AggregateAsync(tasks, Aggregate.Latest("Due"));
        // end-snippet
        Assert.That(last, Is.Null);

        Assert.That((open, sum), Is.EqualTo((0, (decimal?)0)));
        Assert.That(filter.ToString(), Is.EqualTo("""Status is "Open" and (Due before "today" or Who is empty)"""));
    }

    [Test]
    public async Task All_rows_are_read()
    {
        DataSourceId tasks = AddTasks();
        for (int i = 0; i < 30; i++)
            Emulator.Workspace.AddRow(tasks, new() { ["Name"] = PropertyValue.Title($"{i}") });
        CancellationToken ct = default;
        var read = new List<Page>();

        // snippet: everyday-rows
        await foreach (Page row in notion.DataSources.QueryEverythingAsync(tasks, cancellationToken: ct))     // past 10,000 rows, each once
            read.Add(await notion.Pages.CompleteAsync(row, ct));                                              // past 25 references

        await foreach (ResultPage<Page> rows in notion.DataSources.QueryAllAsync(tasks, new()).AsPages(ct))
            Console.WriteLine($"{rows.Items.Count} rows; continue with {rows.NextCursor}");
        // end-snippet

        Assert.That(read, Has.Count.EqualTo(30));

        // snippet: everyday-take
        List<Page> five = await notion.DataSources.QueryAllAsync(tasks, new()).Take(5).ToListAsync();        // asks Notion for five
        Page? first = await notion.DataSources.QueryAllAsync(tasks, new()).FirstOrDefaultAsync();            // asks for one
        // end-snippet
        Assert.That((five.Count, first?.Id), Is.EqualTo((5, (PageId?)five[0].Id)));
    }

    [Test]
    public async Task Trees_are_written_and_read()
    {
        PageId page = Emulator.Workspace.AddPage("Page");
        IReadOnlyList<WritableBlockContent> blocks = Trees.TreeBuilder.Toggles(3, 3, 3, 3);
        var progress = new Progress<AppendProgress>();

        // snippet: everyday-tree
        try
        {
            AppendedTree tree = await notion.Blocks.AppendTreeAsync(page, blocks, progress: progress);
            await tree.LoadIdsAsync();                                      // the ids that Notion did not return
        }
        catch (NotionPartialWriteException e)
        {
            Console.WriteLine($"{e.Written} of {e.Tree.Count} blocks are written.");
            await e.ContinueAsync();
        }

        BlockTree content = await notion.Blocks.GetTreeAsync(page);
        foreach (BlockNode node in content.All())
            Console.WriteLine($"{node.Block.Content.Type}: {node.Children.Count} inside");
        // end-snippet

        BlockId block = content.Children[0].Block.Id;
        PageId other = Emulator.Workspace.AddPage("Other");

        // snippet: everyday-move
        await notion.Pages.MoveAsync(page, Parent.Page(other));
        DuplicatedPage duplicate = await notion.DuplicateAsync(page, Parent.Page(other));                 // with the pages in it
        RecreatedBlock moved = await notion.Blocks.RecreateAsync(block, other, BlockPosition.Start);      // blocks cannot move: new ids, moved.Lost
        await notion.Blocks.ClearAsync(other);                                                            // keeps the pages in it; one request a block
        await notion.Pages.ClearAsync(duplicate.Page.Id);                                                 // everything, in one request

        BlockCopy copy = content.ToWritable();                                                            // to append it elsewhere; copy.NotCopied
        await notion.Blocks.AppendTreeAsync(other, copy.Blocks);
        // end-snippet

        Assert.That(content.All().Count(), Is.EqualTo(120));
        Assert.That(moved.NewIds, Has.Count.EqualTo(40));
    }

    [Test]
    public async Task Files_go_up_and_down()
    {
        await File.WriteAllBytesAsync(_path, [1, 2, 3]);
        string path = _path;
        using HttpClient client = Emulator.CreateHttpClient();
        client.DefaultRequestHeaders.Clear();
        using var target = new MemoryStream();
        PageId page = Root;
        var blocks = new EmulatedFiles(Notion.Blocks, Notion.Pages, client);
        EmulatedFiles pages = blocks;
        using var stream = new MemoryStream([4, 5]);
        var progress = new Progress<UploadProgress>();
        DataSourceId files = Emulator.Workspace.AddDatabase("Files", new() { ["Name"] = PropertySchema.Title(), ["Files"] = PropertySchema.Files() }).DataSourceId;
        FileUploadId attached = await Notion.FileUploads.UploadAsync(new MemoryStream([6]), "b.txt");
        Page row = await Notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(files), Properties = { ["Files"] = PropertyValue.Files(attached) } });

        // snippet: everyday-files
        FileUploadId cv = await notion.FileUploads.UploadAsync(path, "cv.pdf");
        FileUploadId note = await notion.FileUploads.UploadAsync(stream, "note.txt", progress: progress);
        long? largest = await notion.Users.GetMaxFileSizeAsync();
        AppendedTree tree = await notion.Blocks.AppendTreeAsync(page, [new PdfBlock(cv), new FileBlock(note)]);

        Block block = await notion.Blocks.RetrieveAsync(tree.Blocks[0].Id!.Value);
        await blocks.DownloadAsync(block, target);                          // renews an address that has expired
        await pages.DownloadAsync(row, "Files", target);                    // the first file of a property
        // end-snippet

        Assert.That(target.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 6 }));
        Assert.That(largest, Is.GreaterThan(0));
    }

    [Test]
    public async Task Files_are_imported()
    {
        // The emulator imports from this machine only: this one fails, after the first look.
        var time = new Testing.ManualTimeProvider();
        var notion = new Importing(new Uploads(Notion.FileUploads, time));
        Task importing = ImportAsync();
        await time.DriveAsync(importing, TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<FileImportException>(() => importing);

        async Task ImportAsync()
        {
            // snippet: everyday-import
            FileUploadId film = await notion.FileUploads.UploadAsync(new Uri("https://example.org/film.mp4"));       // Notion fetches it; throws when it cannot
            // end-snippet
            Assert.Fail($"{film} was imported.");
        }
    }

    [Test]
    public async Task Schemas_are_ensured()
    {
        PageId page = Root;

        // snippet: everyday-schema
        PropertyMap<PropertyDefinition> wanted = new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Status"] = PropertySchema.Select("Open", "Blocked", "Done"),
            ["Due"] = PropertySchema.Date(),
        };
        Database database = await notion.GetOrCreateDatabaseAsync(page, "Tasks", wanted);
        SchemaPlan plan = await notion.DataSources.PlanAsync(database.DataSources[0].Id, wanted);
        Console.WriteLine(plan);                                            // + Due (date)   ~ Status: + option Blocked
        await notion.DataSources.ApplyAsync(plan);                          // refuses to drop values unless told
        // end-snippet

        Assert.That(plan.IsEmpty, Is.True);
    }

    [Test]
    public async Task Titles_are_found()
    {
        PageId id = Emulator.Workspace.AddPage("Plan");
        DataSourceId tasksId = Emulator.Workspace.AddDatabase("Task list").DataSourceId;

        // snippet: everyday-search
        Page? plan = await notion.Search.FindPagesAsync("Plan", wait: TimeSpan.FromSeconds(30)).FirstOrDefaultAsync();
        List<DataSource> lists = await notion.Search.FindDataSourcesAsync("list", TitleMatch.Contains).ToListAsync();
        Page? created = await notion.Search.FindPageAsync(id, "Plan", wait: TimeSpan.FromSeconds(30));       // by id: whether the search shows it
        DataSource? tasks = await notion.Search.FindDataSourceAsync(tasksId);
        // end-snippet

        Assert.That((plan?.Title, lists.Count, created?.Id, tasks?.Id), Is.EqualTo(("Plan", 1, (PageId?)id, (DataSourceId?)tasksId)));
    }

    [Test]
    public void Webhooks_are_verified()
    {
        byte[] body = """{"type":"page.folded"}"""u8.ToArray();
        string verificationToken = "secret_x";
        string header = new NotionWebhookSignature(verificationToken).Sign(body);

        // snippet: everyday-webhooks
        var signature = new NotionWebhookSignature(verificationToken);
        bool isValid = signature.TryParse(body, header, out WebhookEvent? notification);      // the bytes as they were received
        bool isSigned = signature.Verify(body, header);
        string forTests = signature.Sign(body);
        bool isSetup = NotionWebhookSignature.TryReadVerificationToken(body, out string? token);
        // end-snippet
        Assert.That((isSigned, forTests, isSetup, token), Is.EqualTo((true, header, false, (string?)null)));

        Assert.That(isValid, Is.True);
        Assert.That(notification, Is.InstanceOf<UnknownWebhookEvent>());
    }

    [Test]
    public void Calls_of_one_request_block()
    {
        PageId page = Emulator.Workspace.AddPage("Page");
        PageId target = Emulator.Workspace.AddPage("Target");
        DataSourceId tasks = AddTasks();
        PropertyMap<PropertyDefinition> wanted = new() { ["Name"] = PropertySchema.Title(), ["More"] = PropertySchema.Number() };

        // snippet: everyday-blocking
        Page moved = notion.Sync.Pages.Move(page, Parent.Page(target));
        notion.Sync.Pages.Clear(page);
        SchemaPlan difference = notion.Sync.DataSources.Plan(tasks, wanted);
        long? size = notion.Sync.Users.GetMaxFileSize();
        // end-snippet

        Assert.That((moved.Parent, difference.ToString(), size > 0), Is.EqualTo((Parent.Page(target), "+ More (number)", true)));
    }

    [Test]
    public void Each_everyday_call_has_an_example()
    {
        string page = File.ReadAllText(Testing.Surroundings.Find("docs/everyday.md")) + File.ReadAllText(Testing.Surroundings.Find("docs/agents.md"));

        Assert.That(Calls.EverydayCallList.All.Select(call => call.Name.Split('.')[1]).Distinct().Where(name => !page.Contains($".{name}(", StringComparison.Ordinal)), Is.Empty);
    }

    private DataSourceId AddTasks() => Emulator.Workspace.AddDatabase("Tasks", new()
    {
        ["Name"] = PropertySchema.Title(),
        ["💰 Estimated value"] = PropertySchema.Number(),
        ["Status"] = PropertySchema.Select("Open", "Done"),
        ["Due"] = PropertySchema.Date(),
        ["Who"] = PropertySchema.People(),
    }).DataSourceId;

    /// <summary>Downloads from the emulator: its files have no address on the network.</summary>
    private sealed class EmulatedFiles(INotionBlocks blocks, INotionPages pages, HttpClient client)
    {
        public Task DownloadAsync(Block block, Stream target) => blocks.DownloadAsync(block, target, client);

        public Task DownloadAsync(Page page, string property, Stream target) => pages.DownloadAsync(page, property, target, fileClient: client);
    }

    /// <summary>Imports by a clock that does not wait.</summary>
    private sealed record Importing(Uploads FileUploads);

    private sealed class Uploads(INotionFileUploads uploads, TimeProvider time)
    {
        public Task<FileUploadId> UploadAsync(Uri address) => uploads.UploadAsync(address, timeProvider: time);
    }

    private static class Console
    {
        public static void WriteLine(object text) => TestContext.Out.WriteLine(text);
    }
}
