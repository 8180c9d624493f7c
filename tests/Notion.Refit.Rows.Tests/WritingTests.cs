using System.Text.Json;
using Notion.Refit.Models;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Tests;

internal sealed class WritingTests
{
    private TaskBoard _board = null!;

    [SetUp]
    public void Start() => _board = new TaskBoard();

    [TearDown]
    public async Task StopAsync() => await _board.DisposeAsync();

    [Test]
    public async Task A_new_row_sends_only_what_is_not_empty()
    {
        TaskRow added = await _board.Tasks.AddAsync(new() { Name = "One", Tags = ["A"], EstimatedValue = 0 });

        JsonElement sent = Sent(NotionOperations.CreatePage).Single().GetProperty("properties");
        Assert.That(sent.EnumerateObject().Count(), Is.EqualTo(3));
        Assert.That(added.Page, Is.Not.Null);
        Assert.That(await _board.Tasks.SingleAsync(), Is.EqualTo(added));
    }

    [Test]
    public async Task A_new_row_can_have_an_icon_and_content()
    {
        TaskRow added = await _board.Tasks.AddAsync(
            new() { Name = "One" }, new RowAddition { Icon = Icon.Emoji("🚀"), Children = [new ParagraphBlock("inside")] });

        Assert.That(added.Page!.Icon, Is.EqualTo(Icon.Emoji("🚀")));
        Assert.That((await _board.Client.Blocks.ListChildrenAsync(added.Page.Id)).Results, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_update_sends_only_what_differs()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One", EstimatedValue = 5, Tags = ["A", "B"], Due = new DateOnly(2026, 5, 1) });

        TaskRow updated = await _board.Tasks.UpdateAsync(row with { Status = TaskState.Done, Tags = ["B", "A"], ExternalId = null! });

        JsonElement sent = Sent(NotionOperations.UpdatePage).Single().GetProperty("properties");
        Assert.That(sent.EnumerateObject().Single().Value.GetProperty("select").GetProperty("name").GetString(), Is.EqualTo("Done"));
        Assert.That(updated, Is.EqualTo(row with { Status = TaskState.Done }));
    }

    [Test]
    public async Task Nothing_is_sent_when_nothing_differs()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One", EstimatedValue = 5 });

        TaskRow same = await _board.Tasks.UpdateAsync(row with { Name = "One" });

        Assert.That(Sent(NotionOperations.UpdatePage), Is.Empty);
        Assert.That(same, Is.EqualTo(row));
    }

    [Test]
    public async Task An_older_copy_cannot_be_updated()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One", EstimatedValue = 200 });
        TaskRow next = await _board.Tasks.UpdateAsync(row with { EstimatedValue = 1 });

        Assert.That(() => _board.Tasks.UpdateAsync(row with { EstimatedValue = 300 }), Throws.InvalidOperationException.With.Message.Contains("was updated since"));
        Assert.That((await _board.Tasks.UpdateAsync(next with { EstimatedValue = 200 })).EstimatedValue, Is.EqualTo(200));
    }

    [Test]
    public async Task A_refused_update_leaves_the_row_usable()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One" });
        _board.Emulator.Faults.Next(NotionOperations.UpdatePage).Error(400, "validation_error");

        await Assert.ThrowsAsync<NotionApiException>(() => _board.Tasks.UpdateAsync(row with { Done = true }));

        Assert.That((await _board.Tasks.UpdateAsync(row with { Done = true })).Done, Is.True);
    }

    [Test]
    public async Task An_update_whose_response_was_lost_makes_the_row_unusable()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One" });
        _board.Emulator.Faults.Next(NotionOperations.UpdatePage).ResetConnection(afterCommit: true);

        await Assert.ThrowsAsync<NotionConnectionException>(() => _board.Tasks.UpdateAsync(row with { Done = true }));

        Assert.That(() => _board.Tasks.UpdateAsync(row with { Done = false, Name = "Two" }), Throws.InvalidOperationException.With.Message.Contains("read it again"));
        Assert.That((await _board.Tasks.GetAsync(row.Page!.Id)).Done, Is.True);
    }

    [Test]
    public async Task The_values_of_a_template_stay_where_members_are_empty()
    {
        PageId template = _board.Emulator.Workspace.AddRow(_board.DataSource, new() { ["What to do"] = new TitleValue("Template"), ["💰 estimated value"] = new NumberValue(9), ["Done"] = new CheckboxValue(true) });
        _board.Emulator.Workspace.MakeTemplate(template);

        TaskRow added = await _board.Tasks.AddAsync(new() { Name = "One" }, new RowAddition { Template = new SpecificTemplate { TemplateId = template } });

        TaskRow read = await _board.Tasks.GetAsync(added.Page!.Id);
        Assert.That((read.Name, read.EstimatedValue, read.Done), Is.EqualTo(("One", (decimal?)9, true)));
    }

    [Test]
    public void A_number_is_refused_when_a_double_does_not_hold_it()
    {
        Assert.Multiple(() =>
        {
            Assert.That(CellNumber.ToDouble(9007199254740993L), Is.Null);
            Assert.That(CellNumber.ToDouble(9007199254740992L), Is.EqualTo(9007199254740992d));
            Assert.That(CellNumber.ToDouble(long.MaxValue), Is.Null);
            Assert.That(CellNumber.ToDouble(0.1m), Is.EqualTo(0.1));
            Assert.That(CellNumber.ToDouble(0.1f), Is.EqualTo(0.1));
            Assert.That(CellNumber.ToDouble(decimal.MaxValue), Is.Null);
        });
    }

    [Test]
    public async Task A_row_without_a_page_is_updated_by_id()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One", EstimatedValue = 5 });
        TaskRow fromJson = JsonSerializer.Deserialize<TaskRow>(JsonSerializer.Serialize(row with { Done = true }))!;

        Assert.That(() => _board.Tasks.UpdateAsync(fromJson), Throws.InvalidOperationException);
        TaskRow updated = await _board.Tasks.UpdateAsync(row.Page!.Id, fromJson);

        Assert.That(updated.Done, Is.True);
        Assert.That(Sent(NotionOperations.UpdatePage).Single().GetProperty("properties").EnumerateObject().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_range_that_the_member_does_not_show_is_never_overwritten()
    {
        _board.Emulator.Workspace.AddRow(_board.DataSource, new() { ["Due"] = new DateValue(new NotionDate(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 9))) });
        TaskRow row = await _board.Tasks.SingleAsync();

        Assert.That(() => _board.Tasks.UpdateAsync(row with { Due = new DateOnly(2026, 6, 1) }), Throws.TypeOf<NotionRowException>().With.Message.Contains("'Due'"));
        Assert.That(Sent(NotionOperations.UpdatePage), Is.Empty);

        await _board.Tasks.UpdateAsync(row with { Done = true });
        Page page = await _board.Client.Pages.RetrieveAsync(row.Page!.Id);
        Assert.That(((DateValue)page.Properties["Due"].Value).Date!.IsRange, Is.True);
    }

    [Test]
    public async Task A_second_page_that_the_member_does_not_show_is_never_overwritten()
    {
        PageId[] projects = [.. Enumerable.Range(0, 2).Select(i => _board.Emulator.Workspace.AddRow(_board.Projects, new() { ["Name"] = new TitleValue($"P{i}") }))];
        _board.Emulator.Workspace.AddRow(_board.DataSource, new() { ["Project"] = new RelationValue([.. projects.Select(id => new PageReference(id))]) });
        TaskRow row = await _board.Tasks.SingleAsync();

        Assert.That(row.Project, Is.EqualTo(projects[0]));
        Assert.That(() => _board.Tasks.UpdateAsync(row with { Project = null }), Throws.TypeOf<NotionRowException>().With.Message.Contains("2 pages"));
    }

    [Test]
    public async Task Formatting_of_an_unchanged_text_stays()
    {
        _board.Emulator.Workspace.AddRow(_board.DataSource, new() { ["What to do"] = new TitleValue(RichText.Text("bold", annotations: new Annotations { Bold = true })) });
        TaskRow row = await _board.Tasks.SingleAsync();

        await _board.Tasks.UpdateAsync(row with { Done = true });

        Page page = await _board.Client.Pages.RetrieveAsync(row.Page!.Id);
        Assert.That(((TitleValue)page.Properties["What to do"].Value).Title[0].Annotations!.Bold, Is.True);
    }

    [Test]
    public void A_number_that_Notion_does_not_keep_is_refused_before_anything_is_sent()
    {
        Assert.That(
            () => _board.Tasks.AddAsync(new() { Name = "One", EstimatedValue = 1.2345678901234567890m }),
            Throws.TypeOf<NotionRowException>().With.Message.Contains("more digits than Notion keeps"));
        Assert.That(Sent(NotionOperations.CreatePage), Is.Empty);
    }

    [Test]
    public void The_unknown_option_cannot_be_written() =>
        Assert.That(() => _board.Tasks.AddAsync(new() { Name = "One", Status = TaskState.Other }), Throws.TypeOf<NotionRowException>().With.Message.Contains("TaskState.Other"));

    [Test]
    public async Task Null_in_a_status_is_its_default_option()
    {
        await using var board = new TaskBoard(status: true);
        PageId id = board.Emulator.Workspace.AddRow(board.DataSource, new() { ["What to do"] = new TitleValue("One") });
        NotionRows<StatusRow> rows = board.Client.Rows<StatusRow>(board.DataSource);

        await rows.UpdateAsync(id, new StatusRow { Title = "One", Status = null });
        Assert.That(board.Emulator.Requests.Of(NotionOperations.UpdatePage), Is.Empty);

        StatusRow done = await rows.UpdateAsync(id, new StatusRow { Title = "One", Status = ProgressState.Done });
        Assert.That(done.Status, Is.EqualTo(ProgressState.Done));
    }

    [Test]
    public async Task A_row_is_deleted_and_restored()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One" });

        await _board.Tasks.DeleteAsync(row);
        Assert.That(await _board.Tasks.AnyAsync(), Is.False);

        TaskRow restored = await _board.Tasks.RestoreAsync(row.Page!.Id);
        Assert.That(restored, Is.EqualTo(row));
        Assert.That(await _board.Tasks.AnyAsync(), Is.True);
    }

    [Test]
    public async Task Many_rows_are_added_with_an_outcome_for_each()
    {
        var progress = new Reports();
        TaskRow[] rows = [.. Enumerable.Range(0, 20).Select(i => new TaskRow { Name = $"T{i}", Status = i == 7 ? TaskState.Other : TaskState.Open })];

        RowResults<TaskRow> results = await _board.Tasks.AddRangeAsync(rows, progress);

        Assert.Multiple(() =>
        {
            Assert.That(results.Added, Is.EqualTo(19));
            Assert.That(results.Failures.Single().Index, Is.EqualTo(7));
            Assert.That(results[3].Row.Page, Is.Not.Null);
            Assert.That(progress.Seen.Max(report => report.Done), Is.EqualTo(20));
            Assert.That(() => results.ThrowIfFailed(), Throws.TypeOf<AggregateException>());
        });
    }

    private JsonElement[] Sent(NotionOperation operation) => [.. _board.Emulator.Requests.Of(operation).Select(request => request.ReadJson())];

    private sealed class Reports : IProgress<RowProgress>
    {
        public System.Collections.Concurrent.ConcurrentBag<RowProgress> Seen { get; } = [];

        public void Report(RowProgress value) => Seen.Add(value);
    }
}
