using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.EndToEnd;

/// <summary>The typed client, wired to an emulator by one line.</summary>
public sealed class TypedClientTests
{
    private NotionEmulator _emulator = null!;
    private ServiceProvider _services = null!;
    private INotionClient _notion = null!;

    [SetUp]
    public void Start()
    {
        _emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(_emulator);
        _services = services.BuildServiceProvider();
        _notion = _services.GetRequiredService<INotionClient>();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _services.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_table_is_made_filled_and_queried()
    {
        Database database = await _notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
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

        foreach ((string name, double cost, string status) in ((string, double, string)[])[("Cheap", 10, "Open"), ("Dear", 399, "Open"), ("Over", 500, "Done")])
        {
            await _notion.Pages.CreateAsync(new()
            {
                Parent = Parent.DataSource(tasks),
                Properties =
                {
                    ["Name"] = new TitleValue(name),
                    ["Cost"] = new NumberValue(cost),
                    ["Status"] = new SelectValue(status),
                    ["Due"] = new DateValue(new DateOnly(2026, 12, 1)),
                },
            });
        }

        var found = new List<string>();
        await foreach (Page row in _notion.DataSources.QueryAllAsync(tasks, new()
        {
            Filter = Filter.And(Filter.Property("Status").Select.Is("Open"), Filter.Property("Cost").Number.GreaterThan(100)),
            Sorts = [Sort.Descending("Due")],
        }))
        {
            found.Add(row.Title);
        }

        Assert.That(found, Is.EqualTo(new[] { "Dear" }));
    }

    [Test]
    public async Task A_page_with_content_is_made_and_read_back()
    {
        Page page = await _notion.Pages.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
            Icon = Icon.Emoji("🚀"),
            Properties = { ["title"] = new TitleValue("Plan") },
            Children =
            [
                new Heading2Block("Plan"),
                new ToDoBlock("Ship it") { Checked = true },
                new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] },
            ],
        });

        var blocks = new List<Block>();
        await foreach (Block block in _notion.Blocks.ListAllChildrenAsync(page.Id))
            blocks.Add(block);

        Assert.That(page.Icon, Is.EqualTo(Icon.Emoji("🚀")));
        Assert.That(blocks.Select(block => block.Content.Type), Is.EqualTo(new[] { "heading_2", "to_do", "toggle" }));
        Assert.That(blocks[1].Content, Is.TypeOf<ToDoBlock>().With.Property(nameof(ToDoBlock.Checked)).True);
        Assert.That(blocks[2].HasChildren, Is.True);
    }

    [Test]
    public async Task Null_clears_and_absent_stays()
    {
        Page page = await _notion.Pages.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
            Icon = Icon.Emoji("🚀"),
            Properties = { ["title"] = new TitleValue("Plan") },
        });

        Page locked = await _notion.Pages.UpdateAsync(page.Id, new() { IsLocked = true });
        Page cleared = await _notion.Pages.UpdateAsync(page.Id, new() { Icon = null });

        Assert.That(locked.Icon, Is.Not.Null);
        Assert.That(cleared.Icon, Is.Null);
        Assert.That(cleared.IsLocked, Is.True);
    }

    [Test]
    public async Task An_error_becomes_an_exception_that_says_what_and_where()
    {
        NotionApiException? error = await Assert.ThrowsAsync<NotionApiException>(
            () => _notion.Pages.RetrieveAsync(PageId.Parse("00000000-0000-4000-8000-000000000001")));

        Assert.That(error!.Code, Is.EqualTo(NotionErrorCode.ObjectNotFound));
        Assert.That(error.RequestId, Is.Not.Null);
    }

    [Test]
    public async Task Comments_users_and_search_work_as_well()
    {
        await _notion.Comments.CreateAsync(new() { Parent = Parent.Page(_emulator.RootPageId), RichText = "Hi" });

        Assert.That((await _notion.Comments.ListAsync(_emulator.RootPageId)).Results.Single().RichText.ToPlainText(), Is.EqualTo("Hi"));
        Assert.That((await _notion.Users.RetrieveMeAsync()).Name, Is.EqualTo("Emulated integration"));
        Assert.That((await _notion.Search.SearchAsync(new() { Query = "emulated" })).Results, Has.Count.EqualTo(1));
    }
}
