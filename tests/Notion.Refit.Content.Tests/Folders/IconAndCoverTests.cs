using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Folders;

public sealed class IconAndCoverTests : FolderTest
{
    [Test]
    public async Task Icons_and_covers_of_all_pages_go_out_and_come_back()
    {
        PageId wiki = await WikiAsync();
        string folder = NewFolder();
        ExportResult export = await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions with { IconsAndCovers = true });
        NotionEmulator other = NewEmulator();
        INotionClient otherNotion = ClientOf(other);

        ImportResult import = await MarkdownImport.ReadAsync(otherNotion, folder, other.RootPageId, ImportOptions);
        string back = NewFolder();
        await MarkdownExport.WriteAsync(otherNotion, IdOf(import, "Wiki.md"), back, ExportOptions with { IconsAndCovers = true, FileClient = FilesOf(other) });

        Assert.That(Read(folder, "Wiki/Emoji.md"), Does.Contain("icon: \"🍕\"\ncover: \"https://e.org/c.png\"\n"));
        Assert.That(Read(folder, "Wiki/Named.md"), Does.Contain("icon:\n  name: pizza\n  color: blue\n"));
        Assert.That(Read(folder, "Wiki/Web.md"), Does.Contain("icon: \"https://e.org/i.png\"\n"));
        Assert.That(Read(folder, "Wiki/Hosted.md"), Does.Contain("icon: Hosted/icon.png\ncover: Hosted/cover.png\n"));
        Assert.That(File.ReadAllBytes(Path.Combine(back, "Wiki", "Hosted", "cover.png")), Is.EqualTo(new byte[] { 2 }));
        Assert.That(Show(back, withIds: false), Is.EqualTo(Show(folder, withIds: false)));
        Assert.That(export.Notices.Concat(import.Notices).Where(notice => notice.Notice.Severity == ConversionSeverity.Dropped), Is.Empty);
    }

    [Test]
    public async Task An_export_without_icons_asks_for_no_page_of_its_own()
    {
        PageId wiki = await WikiAsync();

        int without = await CountAsync(() => MarkdownExport.WriteAsync(Notion, wiki, NewFolder(), ExportOptions with { SaveFiles = false }));
        string folder = NewFolder();
        int with = await CountAsync(() => MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions with { SaveFiles = false, IconsAndCovers = true }));

        Assert.That((without, with), Is.EqualTo((1 + 5, 1 + 5 + 4)));
    }

    [Test]
    public async Task The_icon_of_the_first_page_costs_nothing_and_is_written_without_being_asked_for()
    {
        Page page = await Notion.Pages.CreateAsync(new() { Parent = Parent.Page(Root), Properties = { ["title"] = PropertyValue.Title("Page") }, Icon = Icon.Emoji("🍕"), Cover = FileSource.External("https://e.org/c.png") });
        string folder = NewFolder();

        int requests = await CountAsync(() => MarkdownExport.WriteAsync(Notion, page.Id, folder, ExportOptions));

        Assert.That(requests, Is.EqualTo(2));
        Assert.That(Read(folder, "Page.md"), Does.Contain("icon: \"🍕\"\ncover: \"https://e.org/c.png\"\n"));
    }

    [Test]
    public async Task An_export_that_is_run_again_with_icons_adds_them()
    {
        PageId wiki = await WikiAsync();
        Settle();
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions);
        string without = Read(folder, "Wiki/Emoji.md");

        await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions with { IconsAndCovers = true });
        int again = await CountAsync(() => MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions with { IconsAndCovers = true }));

        Assert.That(without, Does.Not.Contain("icon"));
        Assert.That(Read(folder, "Wiki/Emoji.md"), Does.Contain("icon: \"🍕\""));
        Assert.That(again, Is.EqualTo(1 + 1));
    }

    [Test]
    public async Task A_changed_icon_of_a_file_changes_the_page_and_one_that_was_given_in_Notion_stays()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "---\nicon: 🍕\n---\ntext\n");
        Write(folder, "B.md", "text\n");
        Write(folder, "C.md", "---\nicon: c.png\n---\ntext\n");
        Write(folder, "c.png", "1");
        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        await Notion.Pages.UpdateAsync(IdOf(import, "B.md"), new() { Icon = Icon.Emoji("🌍") });
        Write(folder, "A.md", "---\nicon: 🍉\n---\ntext\n");
        Write(folder, "B.md", "changed\n");
        Write(folder, "c.png", "2");
        Icon? before = (await Notion.Pages.RetrieveAsync(IdOf(import, "C.md"))).Icon;

        ImportResult second = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Write(folder, "A.md", "text\n");
        ImportResult third = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(second.ToString(), Is.EqualTo("0 created, 3 updated, 0 unchanged, 0 stale"));
        Assert.That(third.ToString(), Is.EqualTo("0 created, 1 updated, 2 unchanged, 0 stale"));
        Assert.That((await Notion.Pages.RetrieveAsync(IdOf(import, "A.md"))).Icon, Is.Null);
        Assert.That((await Notion.Pages.RetrieveAsync(IdOf(import, "B.md"))).Icon, Is.EqualTo(Icon.Emoji("🌍")));
        Assert.That((await Notion.Pages.RetrieveAsync(IdOf(import, "C.md"))).Icon, Is.InstanceOf<FileIcon>().And.Not.EqualTo(before));
    }

    [Test]
    public async Task An_icon_that_Notion_does_not_take_is_reported()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "---\nicon: LiHome\ncover: nowhere.png\n---\ntext\n");
        Write(folder, "B.md", "---\nicon:\n  custom_emoji: 11111111-1111-4111-8111-111111111111\n  name: parrot\ncover: ../../x.png\n---\ntext\n");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(
            import.Notices.Select(notice => $"{notice}"),
            Is.EqualTo(["A.md: IconLost: LiHome", "A.md: FileDropped: nowhere.png", "B.md: IconLost: parrot", "B.md: PathRefused: ../../x.png"]));
    }

    [Test]
    public async Task The_icon_of_a_database_comes_back()
    {
        PageId page = Emulator.Workspace.AddPage("Page", parent: Root);
        Database database = await Notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(page),
            Title = "Tasks",
            Icon = Icon.Emoji("✅"),
            Cover = FileSource.External("https://e.org/c.png"),
            InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title() } },
        });
        await Notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(database.DataSources[0].Id), Properties = { ["Name"] = PropertyValue.Title("Row") }, Icon = Icon.Emoji("🍕"), Cover = FileSource.External("https://e.org/d.png") });
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        NotionEmulator other = NewEmulator();

        ImportResult import = await MarkdownImport.ReadAsync(ClientOf(other), folder, other.RootPageId, ImportOptions);
        Database there = await ClientOf(other).Databases.RetrieveAsync(new DatabaseId(import.Items.Single(item => item.Path.EndsWith("index.md", StringComparison.Ordinal)).Id!.Value));
        Page row = await ClientOf(other).Pages.RetrieveAsync(IdOf(import, "Page/Tasks/Row.md"));

        Assert.That((there.Icon, there.Cover), Is.EqualTo(((Icon?)Icon.Emoji("✅"), (FileSource?)FileSource.External("https://e.org/c.png"))));
        Assert.That((row.Icon, row.Cover), Is.EqualTo(((Icon?)Icon.Emoji("🍕"), (FileSource?)FileSource.External("https://e.org/d.png"))));
    }

    private static PageId IdOf(ImportResult import, string path) => new(import.Items.Single(item => item.Path == path).Id!.Value);

    private async Task<PageId> WikiAsync()
    {
        PageId wiki = Emulator.Workspace.AddPage("Wiki", parent: Root);
        await CreateAsync("Emoji", Icon.Emoji("🍕"), FileSource.External("https://e.org/c.png"));
        await CreateAsync("Named", Icon.Named("pizza", IconColor.Blue), null);
        await CreateAsync("Web", Icon.External("https://e.org/i.png"), null);
        await CreateAsync("Hosted", Icon.FileUpload(await UploadAsync("icon.png", 1)), FileSource.FileUpload(await UploadAsync("cover.png", 2)));
        return wiki;

        async Task CreateAsync(string title, WritableIcon icon, WritableFileSource? cover)
        {
            CreatePageRequest request = new() { Parent = Parent.Page(wiki), Properties = { ["title"] = PropertyValue.Title(title) }, Icon = icon };
            await Notion.Pages.CreateAsync(cover is null ? request : request with { Cover = cover });
        }

        async Task<FileUploadId> UploadAsync(string name, byte content)
        {
            using var bytes = new MemoryStream([content]);
            return await Notion.FileUploads.UploadAsync(bytes, name);
        }
    }
}
