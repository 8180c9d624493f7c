using Notion.Refit.Emulator;

namespace Notion.Refit.Content.Tests.Folders;

public sealed class FolderRoundTripTests : FolderTest
{
    [Test]
    public async Task A_folder_that_is_imported_elsewhere_is_exported_as_the_same_folder()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        string first = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, first, ExportOptions);

        NotionEmulator other = NewEmulator();
        INotionClient otherNotion = ClientOf(other);
        ImportResult import = await MarkdownImport.ReadAsync(otherNotion, first, other.RootPageId, ImportOptions);
        var imported = new PageId(import.Items.Single(item => item.Path == "Project- Apollo-.md").Id!.Value);
        string second = NewFolder();
        await MarkdownExport.WriteAsync(otherNotion, imported, second, ExportOptions with { FileClient = FilesOf(other) });

        Assert.That(Show(second, withIds: false), Is.EqualTo(Show(first, withIds: false)));
        Assert.That(import.Notices.Where(notice => notice.Notice.Severity == ConversionSeverity.Dropped), Is.Empty);
    }

    [Test]
    public async Task A_folder_that_is_imported_where_it_came_from_changes_nothing()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        string before = Show(folder);

        int writes = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        Assert.That(writes, Is.Zero);
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        Assert.That(Show(folder), Is.EqualTo(before));
    }
}
