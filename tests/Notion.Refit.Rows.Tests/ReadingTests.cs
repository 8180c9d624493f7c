using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Models;
using Notion.Refit.Rows.Mapping;
using Notion.Refit.Rows.Queries;

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
    public async Task People_that_Notion_cuts_without_saying_so_are_completed()
    {
        UserId[] people = [.. Enumerable.Range(0, 30).Select(i => _board.Emulator.Workspace.AddPerson($"Person {i}"))];
        Add(new() { ["Assigned to"] = new PeopleValue([.. people.Select(person => (UserOrGroup)person)]) });

        TaskRow row = await _board.Tasks.SingleAsync();
        TaskRow cut = await _board.Tasks.WithoutCompletion().SingleAsync();

        Assert.That(row.AssignedTo, Is.EqualTo(people));
        Assert.That(cut.AssignedTo, Has.Count.EqualTo(25));
        Assert.That(
            () => _board.Tasks.UpdateAsync(cut with { AssignedTo = [people[0]] }), Throws.TypeOf<NotionRowException>().With.Message.Contains("only a part of the cell was read"));
        TaskRow added = await _board.Tasks.UpdateAsync(row with { AssignedTo = [.. row.AssignedTo.Skip(1)] });
        Assert.That(added.AssignedTo, Is.EqualTo(people.Skip(1)), "an update drops no one");
    }

    [Test]
    public async Task A_title_that_Notion_cuts_at_25_mentions_is_completed()
    {
        PageId page = _board.Emulator.Workspace.AddRow(_board.Projects, new() { ["Name"] = new TitleValue("P") });
        Add(new() { ["What to do"] = new TitleValue(RichTextList.Create([.. Enumerable.Range(0, 30).Select(_ => RichText.MentionPage(page)), RichText.Text("end")])) });
        using var cutting = new TitleCuttingHandler { InnerHandler = _board.Emulator.CreateHandler() };
        using NotionClient client = NotionClient.Create(_board.Emulator.Token, cutting, options => options.BaseAddress = _board.Emulator.BaseAddress);
        NotionRows<TaskRow> rows = client.Rows<TaskRow>(_board.DataSource);

        TaskRow whole = await rows.SingleAsync();
        TaskRow cut = await rows.WithoutCompletion().SingleAsync();

        Assert.That((whole.Name.Length, whole.Name[^3..]), Is.EqualTo((33, "end")));
        Assert.That(cut.Name, Has.Length.EqualTo(25));
        Assert.That(() => rows.UpdateAsync(cut with { Name = "new" }), Throws.TypeOf<NotionRowException>().With.Message.Contains("only a part of the cell was read"));
    }

    [Test]
    public async Task A_cell_of_exactly_25_people_is_whole()
    {
        UserId[] people = [.. Enumerable.Range(0, 25).Select(i => _board.Emulator.Workspace.AddPerson($"Person {i}"))];
        Add(new() { ["Assigned to"] = new PeopleValue([.. people.Select(person => (UserOrGroup)person)]) });

        Assert.That((await _board.Tasks.SingleAsync()).AssignedTo, Is.EqualTo(people));
    }

    [Test]
    public async Task A_group_among_people_is_neither_shown_nor_overwritten()
    {
        UserId ada = _board.Emulator.Workspace.AddPerson("Ada");
        Add(new() { ["Assigned to"] = new PeopleValue([ada]) });
        TaskRow read = await _board.Tasks.SingleAsync();
        RowOrigin origin = ((INotionRow<TaskRow>)read).Origin!;
        int slot = origin.Binding.Columns.Single(column => column.Name == "Assigned to").Member.Slot;
        Property people = origin.Properties[slot]!;
        Property?[] properties = [.. origin.Properties];
        properties[slot] = people with { Value = new PeopleValue([ada, new UserGroup { Id = GroupId.Parse("248104cd-477e-80af-bc30-000bd28de8f9"), Name = "Team" }]) };
        var grouped = RowReading.Read<TaskRow>(new RowOrigin(origin.Page, origin.Binding, properties, isComplete: true));

        Assert.That(grouped.AssignedTo, Is.EqualTo([ada]));
        Assert.That(RowWriter.Changed(grouped with { Done = true }, ((INotionRow<TaskRow>)grouped).Origin!), Has.Count.EqualTo(1), "the group stays");
        Assert.That(
            () => RowWriter.Changed(grouped with { AssignedTo = [] }, ((INotionRow<TaskRow>)grouped).Origin!), Throws.TypeOf<NotionRowException>().With.Message.Contains("'Assigned to'").And.Message.Contains("a group"));
    }

    [Test]
    public async Task Rows_in_the_trash_are_not_returned_and_can_be_read_and_restored_by_id()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One" });
        await _board.Tasks.DeleteAsync(row);

        Assert.That(await _board.Tasks.CountAsync(), Is.Zero);
        Assert.That(await _board.Tasks.Archived().CountAsync(), Is.Zero, "the archive is not the trash");
        TaskRow trashed = await _board.Tasks.GetAsync(row.Page!.Id);
        Assert.That((trashed.Name, trashed.Page!.InTrash), Is.EqualTo(("One", true)));
        Assert.That((await _board.Tasks.RestoreAsync(row.Page.Id)).Page!.InTrash, Is.False);
    }

    [Test]
    public async Task Archived_rows_are_returned_on_demand()
    {
        PageId archived = Add(new() { ["What to do"] = new TitleValue("Old") });
        Add(new() { ["What to do"] = new TitleValue("New") });
        await _board.Client.Pages.UpdateAsync(archived, new() { IsArchived = true });

        Assert.That((await _board.Tasks.SingleAsync()).Name, Is.EqualTo("New"));
        Assert.That((await _board.Tasks.Archived().SingleAsync()).Name, Is.EqualTo("Old"));
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

    /// <summary>Cuts titles in the results of queries at 25 mentions, as Notion does.</summary>
    private sealed class TitleCuttingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (!request.RequestUri!.AbsolutePath.EndsWith("/query", StringComparison.Ordinal))
                return response;
            JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            foreach (JsonNode? row in body["results"]!.AsArray())
            {
                JsonArray title = row!["properties"]!["What to do"]!["title"]!.AsArray();
                while (title.Count > 25)
                    title.RemoveAt(25);
            }

            response.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            return response;
        }
    }
}
