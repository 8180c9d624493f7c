using System.Net;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Contract;

/// <summary>What holds in the emulator and in a live workspace alike.</summary>
[TestFixture(false, Category = "Emulator")]
[TestFixture(true, Category = "Live")]
public sealed class ContractTests(bool live)
{
    private ContractPlace _place = null!;

    private INotionClient Notion => _place.Notion;

    [SetUp]
    public async Task OpenAsync() => _place = await ContractPlace.OpenAsync(live);

    [TearDown]
    public async Task CloseAsync()
    {
        if (_place is not null)
            await _place.DisposeAsync();
    }

    [Test]
    public async Task A_table_is_made_filled_and_queried()
    {
        Database database = await Notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(_place.Page),
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

        foreach ((string name, double cost, string status) in ((string, double, string)[])[("Cheap", 10, "Open"), ("Dear", 399, "Open"), ("Dearer", 400, "Open"), ("Over", 500, "Done")])
        {
            await Notion.Pages.CreateAsync(new()
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
        await foreach (Page row in Notion.DataSources.QueryAllAsync(tasks, new()
        {
            Filter = Filter.And(Filter.Property("Status").Select.Is("Open"), Filter.Property("Cost").Number.GreaterThan(100)),
            Sorts = [Sort.Descending("Cost")],
            PageSize = 1,
        }))
        {
            found.Add(row.Title);
        }

        Assert.That(found, Is.EqualTo(new[] { "Dearer", "Dear" }));
    }

    [Test]
    public async Task A_page_with_content_is_made_and_read_back()
    {
        Page page = await Notion.Pages.CreateAsync(new()
        {
            Parent = Parent.Page(_place.Page),
            Icon = Icon.Emoji("🚀"),
            Properties = { ["title"] = new TitleValue("Plan") },
            Children =
            [
                new Heading2Block("Plan"),
                new ToDoBlock("Ship it") { Checked = true },
                new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] },
            ],
        });

        List<Block> blocks = await ChildrenAsync(page.Id);

        Assert.That(page.Icon, Is.EqualTo(Icon.Emoji("🚀")));
        Assert.That(blocks.Select(block => block.Content.Type), Is.EqualTo(new[] { "heading_2", "to_do", "toggle" }));
        Assert.That(blocks[1].Content, Is.TypeOf<ToDoBlock>().With.Property(nameof(ToDoBlock.Checked)).True);
        Assert.That(blocks[2].HasChildren, Is.True);
        Assert.That((await ChildrenAsync(blocks[2].Id)).Single().Content, Is.TypeOf<ParagraphBlock>());
    }

    [Test]
    public async Task Blocks_are_put_changed_and_deleted_where_they_are_in_the_text()
    {
        List<Block> first = [.. (await Notion.Blocks.AppendChildrenAsync(_place.Page, new() { Children = [new ParagraphBlock("a"), new ParagraphBlock("c")] })).Results];
        await Notion.Blocks.AppendChildrenAsync(_place.Page, new() { Children = [new ParagraphBlock("b")], Position = BlockPosition.After(first[0].Id) });
        await Notion.Blocks.UpdateAsync(first[1].Id, new() { Content = new ParagraphBlock("d") });
        Block deleted = await Notion.Blocks.DeleteAsync(first[0].Id);

        List<Block> blocks = await ChildrenAsync(_place.Page);

        Assert.That(deleted.InTrash, Is.True);
        Assert.That(blocks.Select(block => ((ParagraphBlock)block.Content).RichText.ToPlainText()), Is.EqualTo(new[] { "b", "d" }));
    }

    [Test]
    public async Task Null_clears_and_absent_stays()
    {
        Page page = await Notion.Pages.CreateAsync(new()
        {
            Parent = Parent.Page(_place.Page),
            Icon = Icon.Emoji("🚀"),
            Properties = { ["title"] = new TitleValue("Plan") },
        });

        Page locked = await Notion.Pages.UpdateAsync(page.Id, new() { IsLocked = true });
        Page cleared = await Notion.Pages.UpdateAsync(page.Id, new() { Icon = null });

        Assert.That(locked.Icon, Is.Not.Null);
        Assert.That(cleared.Icon, Is.Null);
        Assert.That(cleared.IsLocked, Is.True);
    }

    [Test]
    public async Task What_is_in_the_trash_comes_back()
    {
        Page page = await Notion.Pages.CreateAsync(new() { Parent = Parent.Page(_place.Page), Properties = { ["title"] = new TitleValue("Plan") } });

        Page trashed = await Notion.Pages.UpdateAsync(page.Id, new() { InTrash = true });
        Page restored = await Notion.Pages.UpdateAsync(page.Id, new() { InTrash = false });

        Assert.That((trashed.InTrash, restored.InTrash), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task An_error_becomes_an_exception_that_says_what_and_where()
    {
        NotionApiException missing = (await Assert.ThrowsAsync<NotionApiException>(
            () => Notion.Pages.RetrieveAsync(PageId.Parse("00000000-0000-4000-8000-000000000001"))))!;
        NotionApiException tooLong = (await Assert.ThrowsAsync<NotionApiException>(
            () => Notion.Blocks.AppendChildrenAsync(_place.Page, new() { Children = [new ParagraphBlock(new string('x', 2001))] })))!;

        Assert.That(missing.Code, Is.EqualTo(NotionErrorCode.ObjectNotFound));
        Assert.That(missing.RequestId, Is.Not.Null);
        Assert.That(tooLong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(tooLong.Code, Is.EqualTo(NotionErrorCode.ValidationError));
        Assert.That(tooLong.Message, Does.Contain("body.children[0].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`"));
    }

    [Test]
    public async Task Comments_start_a_discussion()
    {
        Comment comment = await Notion.Comments.CreateAsync(new() { Parent = Parent.Page(_place.Page), RichText = "Hi" });

        Comment listed = (await Notion.Comments.ListAsync(_place.Page)).Results.Single();

        Assert.That(listed.RichText.ToPlainText(), Is.EqualTo("Hi"));
        Assert.That(listed.DiscussionId, Is.EqualTo(comment.DiscussionId));
    }

    [Test]
    public async Task The_token_belongs_to_a_bot() => Assert.That((await Notion.Users.RetrieveMeAsync()).Details, Is.TypeOf<BotDetails>());

    [Test]
    public async Task A_view_is_made_queried_and_changed()
    {
        Database database = await Notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(_place.Page),
            Title = "Tasks",
            InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title(), ["Status"] = PropertySchema.Select("Open", "Done") } },
        });
        DataSource tasks = await Notion.DataSources.RetrieveAsync(database.DataSources[0].Id);
        foreach (string status in (string[])["Open", "Done", "Open"])
            await Notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(tasks.Id), Properties = { ["Status"] = new SelectValue(status) } });

        View view = await Notion.Views.CreateAsync(new()
        {
            DataSourceId = tasks.Id,
            DatabaseId = database.Id,
            Name = "Open ones",
            Type = ViewType.Board,
            Filter = Filter.Property("Status").Select.Is("Open"),
            QuickFilters = { ["Name"] = new QuickFilter() },
            Configuration = new BoardViewConfiguration(new SelectGroupBy(tasks.Properties["Status"].Id, new GroupSort(GroupSortType.Manual))),
        });
        ViewQuery query = await Notion.Views.CreateQueryAsync(view.Id, new() { PageSize = 1 });
        var rows = new List<PageId>();
        await foreach (Page row in Notion.Views.ListAllQueryResultsAsync(view.Id, query.Id))
            rows.Add(row.Id);
        View changed = await Notion.Views.UpdateAsync(view.Id, new() { Name = "All", Filter = null });

        Assert.That(query.TotalCount, Is.EqualTo(2));
        Assert.That(rows, Has.Count.EqualTo(2));
        Assert.That(rows[0], Is.EqualTo(query.Results[0].Id));
        Assert.That(view.QuickFilters!["Name"].Condition, Is.Null);
        Assert.That(((BoardViewConfiguration)changed.Configuration!).GroupBy, Is.TypeOf<SelectGroupBy>());
        Assert.That((changed.Name, changed.Filter), Is.EqualTo(("All", (Filter?)null)));
    }

    private async Task<List<Block>> ChildrenAsync(BlockId parent)
    {
        var blocks = new List<Block>();
        await foreach (Block block in Notion.Blocks.ListAllChildrenAsync(parent))
            blocks.Add(block);
        return blocks;
    }
}
