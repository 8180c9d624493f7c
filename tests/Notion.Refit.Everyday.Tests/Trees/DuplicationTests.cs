using Notion.Refit.Everyday.Tests.Files;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Trees;

/// <summary>Pages with files and databases are duplicated.</summary>
internal sealed class DuplicationTests : FileTest
{
    [Test]
    public async Task Hosted_files_in_blocks_icon_and_cover_are_uploaded_again()
    {
        PageId page = await AddPageWithFilesAsync();

        DuplicatedPage duplicate = await Notion.DuplicateAsync(page, Parent.Page(Root), new() { FileClient = Files });

        BlockTree copy = await Notion.Blocks.GetTreeAsync(duplicate.Page.Id);
        using var image = new MemoryStream();
        await Notion.Blocks.DownloadAsync(copy.Children[0].Block, image, Files);
        Assert.Multiple(() =>
        {
            Assert.That(duplicate.NotCopied, Is.Empty);
            Assert.That(image.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(copy.Children[1].Children[0].Block.Content, Is.InstanceOf<FileBlock>().With.Property("Name").EqualTo("notes.txt"));
            Assert.That(duplicate.Page.Icon, Is.InstanceOf<FileIcon>());
            Assert.That(duplicate.Page.Cover, Is.InstanceOf<HostedFile>());
            Assert.That(((HostedFile)((ImageBlock)copy.Children[0].Block.Content).Source!).Url, Does.Not.Contain(page.ToString()));
        });
    }

    [Test]
    public async Task A_file_that_cannot_be_downloaded_is_listed_and_the_rest_is_copied()
    {
        PageId page = await AddPageWithFilesAsync();
        using var gone = new HttpClient(new Gone());

        DuplicatedPage duplicate = await Notion.DuplicateAsync(page, Parent.Page(Root), new() { FileClient = gone });

        BlockTree copy = await Notion.Blocks.GetTreeAsync(duplicate.Page.Id);
        Assert.Multiple(() =>
        {
            Assert.That(duplicate.NotCopied, Has.Count.EqualTo(4));
            Assert.That(duplicate.NotCopied.Select(loss => loss.Reason), Has.All.Contains("could not be copied").And.All.Contains("410"));
            Assert.That(copy.All().Select(node => node.Block.Content.Type), Is.EqualTo(["toggle", "paragraph"]));
        });
    }

    [Test]
    public async Task Files_are_left_out_and_listed_by_an_option()
    {
        PageId page = await AddPageWithFilesAsync();

        DuplicatedPage duplicate = await Notion.DuplicateAsync(page, Parent.Page(Root), new() { CopyFiles = false });

        Assert.That(duplicate.NotCopied.Select(loss => loss.Place.Split(' ')[1]), Is.EquivalentTo(["icon", "cover", "image", "file"]));
    }

    [Test]
    public async Task A_loss_is_refused_by_an_option_before_anything_is_sent()
    {
        PageId page = await AddPageWithFilesAsync();
        Emulator.Workspace.AddDatabase("Tasks", parent: page);
        int before = RequestCount;

        InvalidOperationException? e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Notion.DuplicateAsync(page, Parent.Page(Root), new() { RefuseLoss = true, CopyFiles = false, CopyDatabases = false }));
        DuplicatedPage whole = await Notion.DuplicateAsync(await AddPageWithFilesAsync(), Parent.Page(Root), new() { RefuseLoss = true, FileClient = Files });

        Assert.That(e!.Message, Does.Contain("without loss").And.Contain("cover").And.Contain("'Tasks'"));
        Assert.That(Emulator.Requests.Skip(before).TakeWhile(request => request.Method == HttpMethod.Get), Is.Not.Empty);
        Assert.That(whole.NotCopied, Is.Empty);
    }

    [Test]
    public async Task A_database_is_copied_with_schema_rows_and_relations_at_its_place()
    {
        (PageId page, DataSourceId tasks) = AddPageWithDatabase();

        DuplicatedPage duplicate = await Notion.DuplicateAsync(page, Parent.Page(Root));

        BlockTree copy = await Notion.Blocks.GetTreeAsync(duplicate.Page.Id);
        DatabaseId newDatabase = duplicate.NewDatabaseIds.Values.Single();
        DataSource source = await Notion.DataSources.RetrieveAsync((await Notion.Databases.RetrieveAsync(newDatabase)).DataSources[0].Id);
        Page[] rows = [.. (await Notion.DataSources.QueryAsync(source.Id, new() { Sorts = [Sort.Ascending("Name")] })).Results.Cast<Page>()];
        BlockTree content = await Notion.Blocks.GetTreeAsync(rows[0].Id);
        Assert.Multiple(() =>
        {
            Assert.That(copy.Children.Select(node => node.Block.Content.Type), Is.EqualTo(["paragraph", "child_database", "paragraph", "child_page", "paragraph"]));
            Assert.That(source.Properties.Keys, Is.EquivalentTo(["Name", "Cost", "Stage", "Next", "Double", "Sum"]));
            Assert.That(((SelectSchema)source.Properties["Stage"].Schema).Options.Select(option => option.Name), Is.EqualTo(["Open", "Done"]));
            Assert.That(((RelationSchema)source.Properties["Next"].Schema).DataSourceId, Is.EqualTo(source.Id).And.Not.EqualTo(tasks));
            Assert.That(rows.Select(row => row.Title), Is.EqualTo(["A", "B"]));
            Assert.That(rows[0].Properties.GetNumber("Cost"), Is.EqualTo(7));
            Assert.That(rows[0].Properties.GetOption("Stage"), Is.EqualTo("Done"));
            Assert.That(rows[0].Properties.GetNumber("Double"), Is.EqualTo(14));
            Assert.That(rows[0].Properties.GetNumber("Sum"), Is.EqualTo(3));
            Assert.That(rows[0].Properties.GetRelation("Next"), Is.EqualTo([rows[1].Id]));
            Assert.That(content.All().Select(node => ((ParagraphBlock)node.Block.Content).RichText.ToPlainText()), Is.EqualTo(["in the row"]));
            Assert.That(duplicate.NewIds, Has.Count.EqualTo(4));
            Assert.That(duplicate.NotCopied.Single().ToString(), Does.StartWith("Page: database Tasks: views"));
        });
    }

    [Test]
    public async Task Rows_and_databases_are_left_out_by_an_option()
    {
        (PageId page, _) = AddPageWithDatabase();

        DuplicatedPage schema = await Notion.DuplicateAsync(page, Parent.Page(Root), new() { CopyRows = false });
        DuplicatedPage nothing = await Notion.DuplicateAsync(page, Parent.Page(Root), new() { CopyDatabases = false });

        DatabaseId database = schema.NewDatabaseIds.Values.Single();
        Assert.That(await Notion.DataSources.CountAsync((await Notion.Databases.RetrieveAsync(database)).DataSources[0].Id), Is.Zero);
        Assert.That(nothing.NewDatabaseIds, Is.Empty);
        Assert.That(nothing.NotCopied.Single().Reason, Does.Contain("'Tasks'"));
    }

    [Test]
    public async Task What_the_schema_of_a_copy_cannot_keep_is_listed_once()
    {
        PageId page = Emulator.Workspace.AddPage("Page");
        DataSourceId other = Emulator.Workspace.AddDatabase("Other").DataSourceId;
        DataSourceId rows = Emulator.Workspace.AddDatabase(
            "Rows",
            new() { ["Name"] = PropertySchema.Title(), ["Id"] = PropertySchema.UniqueId("T"), ["Since"] = PropertySchema.CreatedTime(), ["Other"] = PropertySchema.TwoWayRelation(other) },
            parent: page).DataSourceId;
        PageId outside = Emulator.Workspace.AddRow(other, []);
        for (int i = 0; i < 3; i++)
            Emulator.Workspace.AddRow(rows, new() { ["Other"] = PropertyValue.Relation(outside) });

        DuplicatedPage duplicate = await Notion.DuplicateAsync(page, Parent.Page(Root));

        DataSourceId copy = (await Notion.Databases.RetrieveAsync(duplicate.NewDatabaseIds.Values.Single())).DataSources[0].Id;
        Page[] copies = [.. (await Notion.DataSources.QueryAsync(copy, new())).Results.Cast<Page>()];
        Assert.That(duplicate.NotCopied.Select(loss => loss.Place), Is.EquivalentTo(["Page: database Rows", "Page: database Rows: Id", "Page: database Rows: Since", "Page: database Rows: Other"]));
        Assert.That(copies.Select(row => row.Properties.GetRelation("Other").Single()), Has.All.EqualTo(outside));
    }

    [Test]
    public async Task A_block_with_a_hosted_file_is_made_anew_with_the_area_of_uploads_and_refused_without()
    {
        PageId page = await AddPageWithFilesAsync();
        BlockId toggle = (await Notion.Blocks.GetTreeAsync(page)).Children[1].Block.Id;

        InvalidOperationException? e = await Assert.ThrowsAsync<InvalidOperationException>(() => Notion.Blocks.RecreateAsync(toggle, Root));
        RecreatedBlock moved = await Notion.Blocks.RecreateAsync(toggle, Root, uploads: Notion.FileUploads, fileClient: Files);

        Assert.That(e!.Message, Does.Contain("file that Notion hosts"));
        Assert.That(moved.NewIds, Has.Count.EqualTo(3));
        Assert.That((await Notion.Blocks.GetTreeAsync(moved.Id)).All().Select(node => node.Block.Content.Type), Is.EqualTo(["file", "paragraph"]));
    }

    [Test]
    public async Task A_block_whose_file_cannot_be_copied_is_refused_and_stays()
    {
        PageId page = await AddPageWithFilesAsync();
        BlockId image = (await Notion.Blocks.GetTreeAsync(page)).Children[0].Block.Id;
        using var gone = new HttpClient(new Gone());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Notion.Blocks.RecreateAsync(image, Root, uploads: Notion.FileUploads, fileClient: gone));

        Assert.That((await Notion.Blocks.RetrieveAsync(image)).InTrash, Is.False);
    }

    private async Task<PageId> AddPageWithFilesAsync()
    {
        FileUploadId image = await Notion.FileUploads.UploadAsync(new MemoryStream([1, 2, 3]), "a.png");
        FileUploadId notes = await Notion.FileUploads.UploadAsync(new MemoryStream([4, 5]), "notes.txt");
        Page page = await Notion.Pages.CreateAsync(new()
        {
            Parent = Parent.Page(Root),
            Properties = { ["title"] = PropertyValue.Title("Page") },
            Icon = Icon.FileUpload(image),
            Cover = FileSource.FileUpload(image),
        });
        await Notion.Blocks.AppendTreeAsync(page.Id, [new ImageBlock(image), new ToggleBlock("more") { Children = [new FileBlock(notes), new ParagraphBlock("text")] }]);
        return page.Id;
    }

    private (PageId Page, DataSourceId Tasks) AddPageWithDatabase()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ParagraphBlock("before")]);
        DataSourceId tasks = Emulator.Workspace.AddDatabase(
            "Tasks", new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number(), ["Stage"] = PropertySchema.Select("Open", "Done") }, parent: page).DataSourceId;
        PropertyMap<PropertyUpdate?> more = new()
        {
            ["Next"] = new PropertyUpdate { Schema = PropertySchema.Relation(tasks) },
        };
        Notion.Sync.DataSources.Update(tasks, new() { Properties = more });
        Notion.Sync.DataSources.Update(tasks, new()
        {
            Properties =
            {
                ["Sum"] = new PropertyUpdate { Schema = PropertySchema.Rollup("Next", "Cost", RollupFunction.Sum) },
                ["Double"] = new PropertyUpdate { Schema = PropertySchema.Formula("prop(\"Cost\") * 2") },
            },
        });
        PageId b = Emulator.Workspace.AddRow(tasks, new() { ["Name"] = PropertyValue.Title("B"), ["Cost"] = PropertyValue.Number(3) });
        Emulator.Workspace.AddRow(
            tasks,
            new() { ["Name"] = PropertyValue.Title("A"), ["Cost"] = PropertyValue.Number(7), ["Stage"] = PropertyValue.Select("Done"), ["Next"] = PropertyValue.Relation(b) },
            [new ParagraphBlock("in the row")]);
        Emulator.Workspace.AddBlocks(page, [new ParagraphBlock("between")]);
        Emulator.Workspace.AddPage("Child", parent: page);
        Emulator.Workspace.AddBlocks(page, [new ParagraphBlock("after")]);
        return (page, tasks);
    }

    private sealed class Gone : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Gone));
    }
}
