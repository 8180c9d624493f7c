using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Folders;

public sealed class ImportChangeTests : FolderTest
{
    private const string Schema = "---\nnotion_type: database\ntitle: Tasks\ndata_sources:\n  - name: Tasks\n    folder: .\n    properties: { Name: title, Text: rich_text, Files: files@ }\n---\n";

    [Test]
    public async Task A_file_of_a_property_that_changed_under_its_name_is_uploaded_again()
    {
        string folder = Database("");
        Write(folder, "Tasks/Row.md", "---\nFiles: a.txt\nText: b\n---\n");
        Write(folder, "Tasks/a.txt", "1");
        ImportResult first = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        int unchanged = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);
        Write(folder, "Tasks/a.txt", "2");

        ImportResult second = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(unchanged, Is.Zero);
        Assert.That(second.Count(TransferState.Updated), Is.EqualTo(1));
        Page row = await Notion.Pages.RetrieveAsync(new PageId(first.Items.Single(item => item.Path == "Tasks/Row.md").Id!.Value));
        using var content = new MemoryStream();
        await Notion.Pages.DownloadAsync(row, "Files", content, 0, Files, Time);
        Assert.That(content.ToArray(), Is.EqualTo("2"u8.ToArray()));
    }

    [Test]
    public async Task A_new_column_of_a_database_is_created_with_its_values()
    {
        string folder = Database("");
        Write(folder, "Tasks/Row.md", "---\nText: b\nCost: 5\n---\n");
        ImportResult first = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Database(", Cost: { type: number, format: euro }, Total: { type: formula, expression: \"1 + 1\" }", folder);

        ImportResult second = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        int third = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        Assert.That(first.Notices.Select(notice => $"{notice}"), Is.EqualTo(["Tasks/Row.md: PropertyOmitted: Cost"]));
        Assert.That(second.Items.Select(item => $"{item}"), Is.EqualTo(["Updated: Tasks/Row.md", "Updated: Tasks/index.md"]));
        Assert.That(second.Notices.Select(notice => $"{notice}"), Is.EqualTo(["Tasks/index.md: PropertyOmitted: Total (formula)"]));
        Assert.That(third, Is.Zero);
        Page row = await Notion.Pages.RetrieveAsync(new PageId(first.Items.Single(item => item.Path == "Tasks/Row.md").Id!.Value));
        Assert.That(((NumberValue)row.Properties["Cost"].Value).Number, Is.EqualTo(5));
    }

    [Test]
    public async Task A_column_of_another_type_is_reported_and_stays()
    {
        string folder = Database(", Cost: number");
        Write(folder, "Tasks/Row.md", "---\nText: b\n---\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Database(", Cost: checkbox", folder);

        ImportResult second = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(second.Notices.Select(notice => $"{notice}"), Is.EqualTo(["Tasks/index.md: PropertyOmitted: Cost (checkbox): it is number in Notion"]));
    }

    [Test]
    public async Task Formulas_and_rollups_are_in_the_file_and_reported_when_they_are_not_created()
    {
        PageId page = Emulator.Workspace.AddPage("Page", parent: Root);
        EmulatedDatabase cities = Emulator.Workspace.AddDatabase("Cities", new() { ["Name"] = PropertySchema.Title(), ["People"] = PropertySchema.Number() }, page);
        PageId rome = cities.AddRow(new() { ["Name"] = PropertyValue.Title("Rome"), ["People"] = PropertyValue.Number(3) });
        EmulatedDatabase trips = Emulator.Workspace.AddDatabase("Trips", new() { ["Name"] = PropertySchema.Title(), ["To"] = PropertySchema.Relation(cities.DataSourceId), ["Sum"] = PropertySchema.Formula("1 + 1") }, page);
        await Notion.DataSources.UpdateAsync(trips.DataSourceId, new() { Properties = { ["Crowd"] = PropertySchema.Rollup("To", "People", RollupFunction.Sum) } });
        trips.AddRow(new() { ["Name"] = PropertyValue.Title("Trip"), ["To"] = PropertyValue.Relation(rome) });
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        NotionEmulator other = NewEmulator();

        ImportResult import = await MarkdownImport.ReadAsync(ClientOf(other), folder, other.RootPageId, ImportOptions);

        Assert.That(Read(folder, "Page/Trips/index.md"), Does.Contain("\"Sum\": { \"type\": \"formula\", \"expression\": \"1 + 1\" }").And.Contain("\"relation\": \"To\", \"property\": \"People\", \"function\": \"sum\""));
        Assert.That(Read(folder, "Page/Trips/Trip.md"), Does.Contain("Crowd: 3\nSum: 2\n"));
        Assert.That(import.Notices.Where(notice => notice.Path.EndsWith("index.md", StringComparison.Ordinal)).Select(notice => $"{notice.Notice}"), Is.EquivalentTo(["PropertyOmitted: Crowd (rollup)", "PropertyOmitted: Sum (formula)"]));
    }

    [Test]
    public async Task A_page_within_a_block_is_reported_because_it_goes_to_the_end()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ToggleBlock("More"), new ParagraphBlock("End")], Root);
        BlockId toggle = (await Notion.Blocks.GetTreeAsync(page)).Children[0].Block.Id;
        Emulator.Workspace.AddPage("Inner", parent: toggle);
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        NotionEmulator other = NewEmulator();

        ImportResult import = await MarkdownImport.ReadAsync(ClientOf(other), folder, other.RootPageId, ImportOptions);

        Assert.That(import.Notices.Select(notice => $"{notice}"), Is.EqualTo(["Page.md: PlaceLost: Inner"]));
    }

    [Test]
    public async Task A_page_that_was_moved_in_its_file_is_reported_because_blocks_cannot_be_moved()
    {
        string folder = NewFolder();
        Write(folder, "Page.md", "[A](Page/A.md)\n\n[B](Page/B.md)\n\ntext\n");
        Write(folder, "Page/A.md", "a\n");
        Write(folder, "Page/B.md", "b\n");
        ImportResult first = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Write(folder, "Page.md", "[B](Page/B.md)\n\n[A](Page/A.md)\n\ntext\n");

        ImportResult second = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(first.Notices, Is.Empty);
        Assert.That(second.Notices.Select(notice => notice.Notice.Kind), Is.EqualTo([ConversionNoticeKind.PlaceLost]));
    }

    private static string Text(string columns) => Schema.Replace("@", columns, StringComparison.Ordinal);

    private static void Database(string columns, string folder) => Write(folder, "Tasks/index.md", Text(columns));

    private string Database(string columns)
    {
        string folder = NewFolder();
        Database(columns, folder);
        return folder;
    }
}
