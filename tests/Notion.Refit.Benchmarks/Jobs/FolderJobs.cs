using Notion.Refit.Content;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>Export to folders and import from them, the first time and once more. Requests to the hosts of files are not counted: they are not Notion's.</summary>
internal static class FolderJobs
{
    private const int Groups = 20;
    private const int PagesInGroup = 10;
    private const int Rows = 300;
    private const int Images = 10;
    private const int Guides = 50;

    public static IReadOnlyList<Job> All { get; } =
    [
        new(
            "export 221 pages, 300 rows and 10 files",
            "1 page + a list for each of 221 pages + the database + its schema + ⌈300 ÷ 100⌉ + a list for each of 300 rows",
            1 + 221 + 1 + 1 + 3 + 300,
            (emulator, _) =>
            {
                PageId page = Create(emulator);
                return notion => ExportAsync(emulator, notion, page, NewFolder());
            }),
        new(
            "export them again, unchanged",
            "1 page + a list for each of the 21 pages with pages in them + the database + its schema + ⌈300 ÷ 100⌉",
            1 + 21 + 1 + 1 + 3,
            (emulator, _) =>
            {
                PageId page = Create(emulator);
                string folder = NewFolder();
                Prepare(emulator, notion => ExportAsync(emulator, notion, page, folder));
                return notion => ExportAsync(emulator, notion, page, folder);
            }),
        new(
            "export them again, one page edited",
            "as unchanged + a list for the page",
            1 + 21 + 1 + 1 + 3 + 1,
            (emulator, clock) =>
            {
                PageId page = Create(emulator);
                string folder = NewFolder();
                Prepare(emulator, async notion =>
                {
                    ExportResult export = await ExportAsync(emulator, notion, page, folder);
                    clock.Step(TimeSpan.FromMinutes(5));
                    await notion.Blocks.AppendTreeAsync(new BlockId(export.Items.Single(item => item.Path == "Wiki/Group 3/Page 4.md").Id!.Value), [new ParagraphBlock("new")]);
                });
                return notion => ExportAsync(emulator, notion, page, folder);
            }),
        new(
            "import the folder elsewhere",
            "1 list of the parent + 221 pages + the database + 300 rows + 10 × 2 for the files",
            1 + 221 + 1 + 300 + (2 * Images),
            (emulator, _) => Import(emulator, isSecond: false)),
        new(
            "import it again, unchanged",
            "a list for the parent and for each of the 21 pages with pages in them + ⌈300 ÷ 100⌉",
            1 + 21 + 3,
            (emulator, _) => Import(emulator, isSecond: true)),
        new(
            "import 50 pages with a table of contents and a link to a heading of the next page",
            "1 list of the parent + 50 × (the page + its sections + the table, which needs their ids)",
            1 + (Guides * 3),
            (emulator, _) =>
            {
                PageId target = emulator.Workspace.AddPage("Target");
                string folder = NewFolder();
                WriteGuides(folder);
                return notion => MarkdownImport.ReadAsync(notion, folder, target);
            }),
        new(
            "import them again, one heading renamed",
            "1 list of the parent + the blocks of the page + the heading + its entry in the table; the page with the link to it: its blocks + the link's text",
            1 + 1 + 1 + 1 + 1 + 1,
            (emulator, _) =>
            {
                PageId target = emulator.Workspace.AddPage("Target");
                string folder = NewFolder();
                WriteGuides(folder);
                Prepare(emulator, notion => MarkdownImport.ReadAsync(notion, folder, target));
                foreach (string name in (string[])["Guide 6.md", "Guide 7.md"])
                {
                    string path = Path.Combine(folder, name);
                    string text = File.ReadAllText(path).Replace("Guide 7.md#steps", "Guide 7.md#the-steps", StringComparison.Ordinal).Replace("[next]", "[the steps]", StringComparison.Ordinal);
                    File.WriteAllText(path, name == "Guide 7.md" ? text.Replace("# Steps", "# The steps", StringComparison.Ordinal).Replace("[Steps](#steps)", "[The steps](#the-steps)", StringComparison.Ordinal).Replace("[the steps]", "[next]", StringComparison.Ordinal) : text);
                }

                return notion => MarkdownImport.ReadAsync(notion, folder, target);
            }),
    ];

    private static void WriteGuides(string folder)
    {
        for (int i = 0; i < Guides; i++)
        {
            string next = i + 1 < Guides ? $"See [next](<Guide {i + 1}.md#steps>).\n\n" : "";
            File.WriteAllText(Path.Combine(folder, $"Guide {i}.md"), $"- [Start](#start)\n- [Steps](#steps)\n\n# Start\n\n{next}# Steps\n\nDo it.\n");
        }
    }

    private static Func<INotionClient, Task> Import(NotionEmulator emulator, bool isSecond)
    {
        PageId page = Create(emulator);
        PageId target = emulator.Workspace.AddPage("Target");
        string folder = NewFolder();
        Prepare(emulator, async notion =>
        {
            await ExportAsync(emulator, notion, page, folder);
            Directory.Delete(Path.Combine(folder, ".notion"), recursive: true);
            if (isSecond)
                await MarkdownImport.ReadAsync(notion, folder, target);
        });
        return notion => MarkdownImport.ReadAsync(notion, folder, target);
    }

    private static async Task<ExportResult> ExportAsync(NotionEmulator emulator, INotionClient notion, PageId page, string folder)
    {
        using HttpClient files = emulator.CreateHttpClient();
        files.DefaultRequestHeaders.Clear();
        return await MarkdownExport.WriteAsync(notion, page, folder, new MarkdownExportOptions { FileClient = files });
    }

    private static PageId Create(NotionEmulator emulator)
    {
        PageId wiki = emulator.Workspace.AddPage("Wiki", [new ParagraphBlock("Start here.")]);
        for (int group = 0; group < Groups; group++)
        {
            PageId parent = emulator.Workspace.AddPage($"Group {group}", [new Heading2Block("Pages"), new BulletedListItemBlock("one")], wiki);
            PageId before = wiki;
            for (int i = 0; i < PagesInGroup; i++)
            {
                before = emulator.Workspace.AddPage(
                    $"Page {i}",
                    [new ParagraphBlock([RichText.Text("After "), RichText.Text("the one before", $"https://www.notion.so/{before.Value:N}")]), new ToDoBlock("task"), new CodeBlock("x", CodeLanguage.CSharp)],
                    parent);
            }
        }

        EmulatedDatabase tasks = emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number(), ["Status"] = PropertySchema.Select("Open", "Done") }, wiki);
        for (int i = 0; i < Rows; i++)
            tasks.AddRow(new() { ["Name"] = PropertyValue.Title($"Row {i}"), ["Cost"] = PropertyValue.Number(i), ["Status"] = PropertyValue.Select("Open") }, [new ParagraphBlock($"{i}")]);
        Prepare(emulator, async notion =>
        {
            BlockTree tree = await notion.Blocks.GetTreeAsync(wiki);
            foreach (BlockNode group in tree.Children.Where(node => node.Block.Content is ChildPageBlock).Take(Images))
            {
                using var bytes = new MemoryStream([1, 2, 3]);
                FileUploadId image = await notion.FileUploads.UploadAsync(bytes, "image.png");
                await notion.Blocks.AppendTreeAsync(group.Block.Id, [new ImageBlock(FileSource.FileUpload(image))], BlockPosition.Start);
            }
        });
        return wiki;
    }

    private static void Prepare(NotionEmulator emulator, Func<INotionClient, Task> run)
    {
        using NotionClient notion = JobTable.CreateClient(emulator, emulator.CreateHandler(), limited: false);
        run(notion).GetAwaiter().GetResult();
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("notion-refit-jobs-").FullName;
}
