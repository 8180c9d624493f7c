using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Readme;

internal sealed class ScriptSnippetTests
{
    private NotionEmulator _emulator = null!;

    private Lines Console { get; } = new();

    private EmulatedClient NotionClient { get; set; } = null!;

    [SetUp]
    public void Start()
    {
        _emulator = NotionEmulator.Start();
        NotionClient = new EmulatedClient(_emulator);
    }

    [TearDown]
    public async Task StopAsync()
    {
        NotionClient.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_script_makes_a_database_fills_and_queries_it()
    {
        string token = _emulator.Token;

        // snippet: script
        using var notion = NotionClient.Create(token);

        Database db = await notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page("https://www.notion.so/acme/Projects-0123456789abcdef0123456789abcdef"),
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
        DataSourceId tasks = db.DataSources[0].Id;

        Page page = await notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(tasks),
            Icon = Icon.Emoji("🚀"),
            Properties =
            {
                ["Name"] = new TitleValue("Write the client"),
                ["Cost"] = new NumberValue(399),
                ["Status"] = new SelectValue("Open"),
                ["Due"] = new DateValue(new DateOnly(2026, 12, 1)),
            },
            Children =
            [
                new Heading2Block("Plan"),
                new ToDoBlock("Ship it") { Checked = true },
                new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] },
            ],
        });

        await foreach (Page row in notion.DataSources.QueryAllAsync(tasks, new()
        {
            Filter = Filter.And(Filter.Property("Status").Select.Is("Open"), Filter.Property("Cost").Number.GreaterThan(100)),
            Sorts = [Sort.Descending("Due")],
        }))
            Console.WriteLine($"{row.Title}: {row.Properties["Cost"].Value}");

        await notion.Pages.UpdateAsync(page.Id, new() { Icon = null, Properties = { ["Due"] = DateValue.Empty } });   // null clears, absent stays
        // end-snippet

        Page changed = await notion.Pages.RetrieveAsync(page.Id);
        BlockList content = await notion.Blocks.ListChildrenAsync(page.Id);
        Assert.Multiple(() =>
        {
            Assert.That(Console.Written, Has.Count.EqualTo(1));
            Assert.That(Console.Written[0], Does.StartWith("Write the client: ").And.Contain("399"));
            Assert.That(page.Icon, Is.EqualTo(Icon.Emoji("🚀")));
            Assert.That(changed.Icon, Is.Null);
            Assert.That(changed.Properties["Due"].Value, Is.EqualTo(DateValue.Empty));
            Assert.That(changed.Properties["Cost"].Value, Is.EqualTo(new NumberValue(399)));
            Assert.That(content.Results.Select(block => block.Content.Type), Is.EqualTo(["heading_2", "to_do", "toggle"]));
            Assert.That(content.Results.Select(block => block.HasChildren), Is.EqualTo([false, false, true]));
        });
    }
}
