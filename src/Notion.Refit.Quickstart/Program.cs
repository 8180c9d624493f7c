// The main job with Notion, once: page, database, typed rows, query, blocks, comment, live objects, search.
// Runs against the emulator; with NOTION_TOKEN and NOTION_PAGE_ID set, against your workspace, under that page.
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit;
using Notion.Refit.Emulator;
using Notion.Refit.Live;
using Notion.Refit.Models;
using Notion.Refit.Quickstart;
using Notion.Refit.Rows;

string? token = Environment.GetEnvironmentVariable("NOTION_TOKEN");
string? pageId = Environment.GetEnvironmentVariable("NOTION_PAGE_ID");

var services = new ServiceCollection();
await using NotionEmulator? emulator = token is null ? NotionEmulator.Start() : null;
if (emulator is not null)
{
    services.AddNotion().UseEmulator(emulator);
    pageId = emulator.RootPageId.ToString();
}
else
{
    services.AddNotion(options => options.Token = token);
}

if (pageId is null)
{
    Console.Error.WriteLine("Set NOTION_PAGE_ID too: the id or address of a page that is shared with the connection.");
    return 1;
}

await using ServiceProvider provider = services.BuildServiceProvider();
INotionClient notion = provider.GetRequiredService<INotionClient>();

User me = await notion.Users.RetrieveMeAsync();
Console.WriteLine($"I am {me.Name}.");

Page home = await notion.Pages.CreateAsync(new()
{
    Parent = Parent.Page(pageId),
    Properties = { ["title"] = new TitleValue("Notion.Refit quickstart") },
});
Console.WriteLine($"Created the page {home.Url}");

NotionRows<TaskRow> tasks = await notion.EnsureRowsAsync<TaskRow>(home.Id, "Tasks");
Console.WriteLine("Created the database Tasks from the record TaskRow");

TaskRow first = await tasks.AddAsync(
    new() { Name = "Write the client", Cost = 399, Status = TaskState.Open, Due = new DateOnly(2026, 12, 1) }, new RowAddition { Icon = Icon.Emoji("🚀") });
RowResults<TaskRow> added = await tasks.AddRangeAsync(
[
    new() { Name = "Buy a cake", Cost = 25, Status = TaskState.Open },
    new() { Name = "Read the docs", Cost = 0, Status = TaskState.Done },
]);
Console.WriteLine($"Created rows: {added.ThrowIfFailed()}");

Console.WriteLine("Open tasks, the dearest first:");
await foreach (TaskRow task in tasks.Where(t => t.Status == TaskState.Open && t.Cost > 10).OrderByDescending(t => t.Cost))
    Console.WriteLine($"  {task.Name}: {task.Cost} €");

TaskRow done = await tasks.UpdateAsync(first with { Status = TaskState.Done, Due = null });
Console.WriteLine($"{done.Name} is {done.Status}; open are {await tasks.CountAsync(t => t.Status == TaskState.Open)}, done cost {await tasks.Where(t => t.Status == TaskState.Done).SumAsync(t => t.Cost)} €.");

PageId page = first.Page!.Id;
await notion.Blocks.AppendChildrenAsync(page, new()
{
    Children =
    [
        new Heading2Block("Plan"),
        new ToDoBlock("Ship it") { Checked = true },
        new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] },
    ],
});
Console.WriteLine($"The content of {first.Name}:");
await foreach (Block block in notion.Blocks.ListAllChildrenAsync(page))
    Console.WriteLine($"  {block.Content.Type}{(block.HasChildren ? ", with children" : "")}");

Page updated = await notion.Pages.UpdateAsync(page, new() { Icon = null });
Console.WriteLine($"Cleared the icon ({updated.Icon is null}) and, before, the due date ({done.Due is null})");

Comment comment = await notion.Comments.CreateAsync(new() { Parent = Parent.Page(page), RichText = "Well done." });
Console.WriteLine($"Commented: {comment.RichText}");

await using LiveSession session = LiveSession.Open(notion);
LivePage live = await session.GetPageAsync(home.Url);
live.Title = "Notion.Refit quickstart, live";
LiveBlock<ToDoBlock> todo = live.Children.Add(new ToDoBlock("Something to get done"));
await session.SaveAsync();
todo.Content = todo.Content with { Checked = true };
await session.SaveAsync();
Console.WriteLine($"As live objects, {live.Title} has:");
await foreach (LiveBlock child in live.Children)
    Console.WriteLine($"  {child.Kind}: {child.Text}");

int found = 0;
await foreach (PageOrDataSource _ in notion.Search.SearchAllAsync(new() { Query = "Write the client" }))
    found++;
Console.WriteLine($"The search found {found} {(found == 1 ? "thing" : "things")}.");

try
{
    await notion.Pages.RetrieveAsync(PageId.Parse("00000000-0000-4000-8000-000000000000"));
}
catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
{
    Console.WriteLine($"A page that is not there: {e.StatusCode} {e.Code}");
}

await notion.Pages.UpdateAsync(home.Id, new() { InTrash = true });
Console.WriteLine("Moved everything to the trash. Done.");
return 0;
