using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Folders;

/// <summary>A tree of pages with everything: pages in pages, a database, files, links in all directions.</summary>
internal static class Sample
{
    public static async Task<PageId> CreateAsync(NotionEmulator emulator, INotionClient notion)
    {
        EmulatedWorkspace workspace = emulator.Workspace;
        PageId project = workspace.AddPage("Project: Apollo?", [new Heading1Block("Plan"), new ToDoBlock("Ship it") { Checked = true }, new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] }], emulator.RootPageId);
        PageId notes = workspace.AddPage("Notes", [new ParagraphBlock("Some notes."), new CodeBlock("var x = 1;", CodeLanguage.CSharp)], project);
        PageId deep = workspace.AddPage("Übersicht", [new ParagraphBlock("With a link.")], project);
        PageId con = workspace.AddPage("CON", [new ParagraphBlock("A device."), new EquationBlock("e = mc^2")], notes);
        workspace.AddBlock(project, new ParagraphBlock([RichText.Text("See "), RichText.Text("the device", $"https://www.notion.so/{con.Value:N}"), RichText.Text(" and "), RichText.MentionPage(notes)]));
        workspace.AddBlock(con, new ParagraphBlock([RichText.Text("Back to "), RichText.Text("the project", $"https://www.notion.so/{project.Value:N}")]));
        workspace.AddBlock(deep, new LinkToPageBlock(new PageLink(con)));

        using var text = new MemoryStream([6]);
        FileUploadId spec = await notion.FileUploads.UploadAsync(text, "spec.txt");
        EmulatedDatabase tasks = workspace.AddDatabase(
            "Tasks",
            new()
            {
                ["Name"] = PropertySchema.Title(),
                ["Cost"] = PropertySchema.Number(NumberFormat.Euro),
                ["Status"] = PropertySchema.Select("Open", "Done"),
                ["Tags"] = PropertySchema.MultiSelect("a", "b: c"),
                ["Due"] = PropertySchema.Date(),
                ["Done"] = PropertySchema.Checkbox(),
                ["Text"] = PropertySchema.RichText(),
                ["Link"] = PropertySchema.Url(),
                ["title"] = PropertySchema.RichText(),
                ["Files"] = PropertySchema.Files(),
            },
            project);
        PageId first = tasks.AddRow(
            new()
            {
                ["Name"] = PropertyValue.Title("Write: the client"),
                ["Cost"] = PropertyValue.Number(399.5),
                ["Status"] = PropertyValue.Select("Open"),
                ["Tags"] = PropertyValue.MultiSelect("a", "b: c"),
                ["Due"] = PropertyValue.Date(new DateOnly(2026, 12, 1)),
                ["Done"] = PropertyValue.Checkbox(true),
                ["Text"] = PropertyValue.RichText(NotionMarkdown.ToRichText("some *text*: \"quoted\"")),
                ["title"] = PropertyValue.RichText("a property with a reserved name"),
            },
            [new ParagraphBlock("The body of the row.")]);
        await notion.Pages.UpdateAsync(first, new() { Properties = { ["Files"] = PropertyValue.Files(new NamedFile("spec.txt", FileSource.FileUpload(spec)), new NamedFile("a.png", FileSource.External("https://e.org/a.png"))) } });
        tasks.AddRow(new() { ["Name"] = PropertyValue.Title("Ship") });
        workspace.AddPage("In a row", [new ParagraphBlock("Deep.")], first);

        using var bytes = new MemoryStream([1, 2, 3]);
        FileUploadId image = await notion.FileUploads.UploadAsync(bytes, "a picture.png");
        using var pdf = new MemoryStream([4, 5]);
        FileUploadId paper = await notion.FileUploads.UploadAsync(pdf, "paper.pdf");
        await notion.Blocks.AppendTreeAsync(notes, [new ImageBlock(FileSource.FileUpload(image)) { Caption = "A picture" }, new PdfBlock(FileSource.FileUpload(paper)), new ParagraphBlock("End.")]);
        return project;
    }
}
