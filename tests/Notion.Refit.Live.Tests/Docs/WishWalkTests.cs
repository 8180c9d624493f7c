using Notion.Refit.Content;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Docs;

/// <summary>The wish list of notion-py, and what goes beyond it: the examples of docs/live.md.</summary>
internal sealed class WishWalkTests : WalkTest
{
    [Test]
    public async Task A_page_is_cloned_with_everything_in_it()
    {
        LivePage page = await PageAsync("a", "b");
        page.Children.AddPage("Inner");
        await Session.SaveAsync();
        LivePage target = await PageAsync();

        // snippet: live-clone
        ClonePlan plan = await page.PlanCloneAsync();
        Console.WriteLine($"{plan}");                                       // what has no copy, before anything is written
        LiveClone clone = await page.CloneAsync(target);                    // content, files, pages, databases with their rows
        Console.WriteLine($"{clone.Page.Url}: {clone.NewPageIds.Count} pages");
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "everything is copied", $"{clone.Page.Url}: 2 pages" }));
        Assert.That(await TextsAsync(clone.Page.Id), Is.EqualTo(new[] { "a", "b", "child_page" }));
    }

    [Test]
    public async Task A_page_is_written_as_Markdown_and_HTML_is_imported()
    {
        INotionClient notion = Client;
        LiveSession session = Session;
        LivePage page = await PageAsync();

        // snippet: live-import
        string html = "<h1>Plan</h1><ul><li>First</li><li>Second</li></ul>";
        page.Children.AddRange(NotionHtml.ToBlocks(html).Value!);           // NotionMarkdown.ToBlocks, too
        await session.SaveAsync();

        string markdown = NotionMarkdown.FromBlocks(await notion.Blocks.GetTreeAsync(page.Id)).Value!;
        // end-snippet
        Assert.That(markdown, Is.EqualTo("# Plan\n\n- First\n- Second\n"));
    }

    [Test]
    public async Task Backlinks_are_found_among_what_is_loaded()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage page = await RowAsync(tasks, "A page");
        LivePage other = await PageAsync();
        other.Children.AddRange(
        [
            new ParagraphBlock("nothing"),
            new ParagraphBlock(RichText.MentionPage(page.Id)),
            new ParagraphBlock(RichText.Text("a link", page.Url)),
            new LinkToPageBlock(new PageLink(page.Id)),
            new TableBlock(1, [new TableRowBlock([RichText.MentionPage(page.Id)])]),
        ]);
        LivePage row = tasks.Rows.Add();
        row.Title = "a row";
        row.Properties["Blocks"] = page;
        LivePage trashed = await PageAsync();
        trashed.RichTitle = RichText.MentionPage(page.Id);
        await Session.SaveAsync();
        trashed.Remove();
        await Session.SaveAsync();
        await Session.LoadIdsAsync();

        // snippet: live-backlinks
        await other.Children.LoadTreeAsync();                               // looks through what is loaded: Notion has no operation for it
        foreach (LiveBlock from in page.FindBacklinks())
            Console.WriteLine($"{from.Kind}: {from.Text}");
        // end-snippet
        Assert.That(Console.Written, Is.EquivalentTo(new[] { "paragraph: A page", "paragraph: a link", "link_to_page: ", "table_row: A page", "child_page: a row" }));
        Assert.That(other.FindBacklinks(), Is.Empty);
    }

    [Test]
    public async Task A_save_reports_what_was_not_saved()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync();
        LivePage gone = await PageAsync();
        await Notion.Pages.UpdateAsync(gone.Id, new() { InTrash = true });
        gone.Title = "Changed";

        // snippet: live-save
        page.Title = "Changed";
        SaveResult result = await session.TrySaveAsync();                   // SaveAsync throws NotionSaveException with the same result
        foreach (SaveFailure failure in result.Failed)
            Console.WriteLine($"{failure.Object}: {failure.Error.Message}");
        session.DiscardAll();                                               // takes back what is still pending
        // end-snippet
        Assert.That(result.Saved, Is.EqualTo(new[] { page }));
        Assert.That(Console.Written, Has.Count.EqualTo(1));
        Assert.That(Console.Written[0], Does.StartWith($"page 'Changed' {gone.Id}: "));
        Assert.That(session.Pending, Is.Empty);
    }
}
