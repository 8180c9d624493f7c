using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Tests;

internal sealed class ReadingTests
{
    private TaskBoard _board = null!;

    [SetUp]
    public void Start() => _board = new TaskBoard();

    [TearDown]
    public async Task StopAsync() => await _board.DisposeAsync();

    [Test]
    public async Task Every_member_is_read_from_its_column()
    {
        UserId ada = _board.Emulator.Workspace.AddPerson("Ada");
        PageId project = _board.Emulator.Workspace.AddRow(_board.Projects, new() { ["Name"] = new TitleValue("Engine") });
        PageId id = Add(new()
        {
            ["What to do"] = new TitleValue("Write the client"),
            ["Status"] = new SelectValue("In progress"),
            ["💰 estimated value"] = new NumberValue(12.5),
            ["Done"] = new CheckboxValue(true),
            ["Due"] = new DateValue(new DateOnly(2026, 5, 1)),
            ["Tags"] = new MultiSelectValue(["A", "C"]),
            ["Assigned to"] = new PeopleValue([ada]),
            ["Project"] = new RelationValue([new PageReference(project)]),
            ["External ID"] = new RichTextValue("x-1"),
        });

        TaskRow row = await _board.Tasks.SingleAsync();

        Assert.That(row, Is.EqualTo(new TaskRow
        {
            Name = "Write the client",
            Status = TaskState.InProgress,
            EstimatedValue = 12.5m,
            Done = true,
            Due = new DateOnly(2026, 5, 1),
            Tags = ["A", "C"],
            AssignedTo = [ada],
            Project = project,
            Total = 25,
            ExternalId = "x-1",
        }));
        Assert.That(row.Page!.Id, Is.EqualTo(id));
    }

    [Test]
    public async Task An_empty_row_has_empty_members()
    {
        Add([]);

        TaskRow row = await _board.Tasks.SingleAsync();

        Assert.That(row with { Total = null }, Is.EqualTo(new TaskRow { Name = "" }));
    }

    [Test]
    public async Task Only_the_columns_of_the_row_type_are_asked_for()
    {
        Add(new() { ["Notes"] = new RichTextValue("much text") });

        TaskRow row = await _board.Tasks.SingleAsync();
        TaskRow whole = await _board.Tasks.WithWholePage().SingleAsync();

        Assert.That(row.Page!.Properties.ContainsKey("Notes"), Is.False);
        Assert.That(whole.Page!.Properties.ContainsKey("Notes"), Is.True);
    }

    [Test]
    public async Task An_option_without_an_enum_member_is_the_unknown_one()
    {
        Add(new() { ["Status"] = new SelectValue("Invented today") });

        Assert.That((await _board.Tasks.SingleAsync()).Status, Is.EqualTo(TaskState.Other));
    }

    [Test]
    public async Task A_row_that_cannot_be_read_names_page_member_and_value()
    {
        PageId id = Add([]);
        NotionRows<StrictRow> rows = _board.Client.Rows<StrictRow>(_board.DataSource);

        NotionRowException e = (await Assert.ThrowsAsync<NotionRowException>(() => rows.ToListAsync()))!;

        Assert.Multiple(() =>
        {
            Assert.That(e.PageId, Is.EqualTo(id));
            Assert.That(e.Url, Is.Not.Null);
            Assert.That(e.Member, Is.EqualTo("EstimatedValue"));
            Assert.That(e.Wanted, Is.EqualTo("int"));
            Assert.That(e.Message, Does.Contain("it is empty").And.Contain("💰 estimated value"));
        });
    }

    [Test]
    public async Task Rows_that_cannot_be_read_can_be_passed_over()
    {
        Add(new() { ["💰 estimated value"] = new NumberValue(1) });
        Add(new() { ["💰 estimated value"] = new NumberValue(1.5) });
        Add(new() { ["💰 estimated value"] = new NumberValue(2) });
        var unreadable = new List<NotionRowException>();

        List<StrictRow> rows = await _board.Client.Rows<StrictRow>(_board.DataSource).OnUnreadable(unreadable.Add).ToListAsync();

        Assert.That(rows.Select(row => row.EstimatedValue), Is.EquivalentTo(new[] { 1, 2 }));
        Assert.That(unreadable.Single().Actual, Is.EqualTo("the number 1.5"));
    }

    [Test]
    public async Task A_cut_relation_is_completed()
    {
        PageId[] projects = [.. Enumerable.Range(0, 30).Select(i => _board.Emulator.Workspace.AddRow(_board.Projects, new() { ["Name"] = new TitleValue($"P{i}") }))];
        Add(new() { ["Project"] = new RelationValue([.. projects.Select(id => new PageReference(id))]) });
        NotionRows<ManyProjects> rows = _board.Client.Rows<ManyProjects>(_board.DataSource);

        ManyProjects complete = await rows.SingleAsync();
        ManyProjects cut = await rows.WithoutCompletion().SingleAsync();

        Assert.That(complete.Project, Is.EqualTo(projects));
        Assert.That(cut.Project, Has.Count.EqualTo(25));
        Assert.That(
            () => rows.UpdateAsync(cut with { Project = [] }), Throws.TypeOf<NotionRowException>().With.Message.Contains("only a part of the cell was read"));
    }

    [Test]
    public async Task The_same_row_read_twice_is_equal_and_prints_its_lists()
    {
        Add(new() { ["What to do"] = new TitleValue("One"), ["Tags"] = new MultiSelectValue(["A", "B"]) });

        TaskRow first = await _board.Tasks.SingleAsync();
        TaskRow second = await _board.Tasks.SingleAsync();

        Assert.That(first, Is.EqualTo(second));
        Assert.That(first.GetHashCode(), Is.EqualTo(second.GetHashCode()));
        Assert.That(first.ToString(), Does.Contain("Tags = [A, B]").And.Not.Contain("Page"));
    }

    [Test]
    public async Task Json_of_a_row_has_its_members_only()
    {
        Add(new() { ["What to do"] = new TitleValue("One") });
        TaskRow row = await _board.Tasks.SingleAsync();

        string json = JsonSerializer.Serialize(row);
        TaskRow copy = JsonSerializer.Deserialize<TaskRow>(json)!;

        Assert.That(json, Does.Not.Contain("otion").And.Not.Contain("\"Page\""));
        Assert.That(copy, Is.EqualTo(row));
        Assert.That(copy.Page, Is.Null);
    }

    [Test]
    public async Task Numbers_are_read_by_their_shortest_text()
    {
        Add(new() { ["💰 estimated value"] = new NumberValue(1234567890.1234567) });

        Assert.That((await _board.Tasks.SingleAsync()).EstimatedValue, Is.EqualTo(1234567890.1234567m));
    }

    [Test]
    public async Task Positional_and_inherited_members_are_read()
    {
        Add(new() { ["What to do"] = new TitleValue("One"), ["💰 estimated value"] = new NumberValue(3), ["Notes"] = new RichTextValue("n") });

        PositionalRow row = await _board.Client.Rows<PositionalRow>(_board.DataSource).SingleAsync();

        Assert.That(row, Is.EqualTo(new PositionalRow("One", 3) { Notes = "n" }));
    }

    [Test]
    public async Task A_row_is_found_by_the_id_of_its_page()
    {
        PageId id = Add(new() { ["What to do"] = new TitleValue("One") });

        Assert.That((await _board.Tasks.GetAsync(id)).Name, Is.EqualTo("One"));
        Assert.That(await _board.Tasks.FindAsync(new PageId(Guid.NewGuid())), Is.Null);
    }

    private PageId Add(Json.PropertyMap<WritablePropertyValue> values) => _board.Emulator.Workspace.AddRow(_board.DataSource, values);
}
