// The main job with Notion, once: page, database, rows, query, blocks, comment, search.
// Runs against the emulator; with NOTION_TOKEN and NOTION_PAGE_ID set, against your workspace, under that page.
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

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

Database database = await notion.Databases.CreateAsync(new()
{
    Parent = Parent.Page(home.Id),
    Title = "Tasks",
    InitialDataSource = new()
    {
        Properties =
        {
            ["Name"] = PropertySchema.Title(),
            ["Cost"] = PropertySchema.Number(NumberFormat.Euro),
            ["Status"] = PropertySchema.Select("Open", "Done"),
            ["Due"] = PropertySchema.Date(),
        },
    },
});
DataSourceId tasks = database.DataSources[0].Id;
Console.WriteLine($"Created the database {database.Title}");

Page? first = null;
foreach ((string name, double cost, string status) in new[] { ("Write the client", 399.0, "Open"), ("Buy a cake", 25, "Open"), ("Read the docs", 0, "Done") })
{
    Page row = await notion.Pages.CreateAsync(new()
    {
        Parent = Parent.DataSource(tasks),
        Icon = Icon.Emoji("🚀"),
        Properties =
        {
            ["Name"] = new TitleValue(name),
            ["Cost"] = new NumberValue(cost),
            ["Status"] = new SelectValue(status),
            ["Due"] = new DateValue(new DateOnly(2026, 12, 1)),
        },
    });
    first ??= row;
}

Console.WriteLine("Open tasks, the dearest first:");
await foreach (Page row in notion.DataSources.QueryAllAsync(tasks, new()
{
    Filter = Filter.And(Filter.Property("Status").Select.Is("Open"), Filter.Property("Cost").Number.GreaterThan(10)),
    Sorts = [Sort.Descending("Cost")],
}))
{
    Console.WriteLine($"  {row.Title}: {((NumberValue)row.Properties["Cost"].Value).Number} €");
}

await notion.Blocks.AppendChildrenAsync(first!.Id, new()
{
    Children =
    [
        new Heading2Block("Plan"),
        new ToDoBlock("Ship it") { Checked = true },
        new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] },
    ],
});
Console.WriteLine($"The content of {first.Title}:");
await foreach (Block block in notion.Blocks.ListAllChildrenAsync(first.Id))
    Console.WriteLine($"  {block.Content.Type}{(block.HasChildren ? ", with children" : "")}");

Page updated = await notion.Pages.UpdateAsync(first.Id, new() { Icon = null, Properties = { ["Due"] = DateValue.Empty } });
Console.WriteLine($"Cleared icon ({updated.Icon is null}) and due date ({updated.Properties["Due"].Value is DateValue { Date: null }})");

Comment comment = await notion.Comments.CreateAsync(new() { Parent = Parent.Page(first.Id), RichText = "Well done." });
Console.WriteLine($"Commented: {comment.RichText}");

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
