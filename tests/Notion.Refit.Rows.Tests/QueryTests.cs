using System.Text.Json;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Tests;

internal sealed class QueryTests
{
    private TaskBoard _board = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _board = new TaskBoard();
        for (int i = 0; i < 10; i++)
        {
            _board.Emulator.Workspace.AddRow(_board.DataSource, new()
            {
                ["What to do"] = new TitleValue($"Task {i}"),
                ["Status"] = i == 9 ? SelectValue.Empty : new SelectValue(i % 2 == 0 ? "Open" : "Done"),
                ["💰 estimated value"] = i == 9 ? NumberValue.Empty : new NumberValue(i * 10),
                ["Done"] = new CheckboxValue(i % 3 == 0),
                ["Due"] = i == 9 ? DateValue.Empty : new DateValue(new DateOnly(2026, 5, 1).AddDays(i)),
            });
        }

        await _board.Tasks.AnyAsync();
        _board.Emulator.Requests.Clear();
    }

    [TearDown]
    public async Task StopAsync() => await _board.DisposeAsync();

    [Test]
    public async Task Conditions_orders_and_a_limit_are_sent_to_Notion()
    {
        var names = new List<string>();
        await foreach (TaskRow task in _board.Tasks
            .Where(t => (t.Status == TaskState.Open && t.EstimatedValue > 10 && !t.Done) || t.Name.Contains("task 7"))
            .OrderByDescending(t => t.Due).ThenBy(t => t.Name).Take(3).WithCancellation(CancellationToken.None))
            names.Add(task.Name);

        Assert.That(names, Is.EqualTo(["Task 8", "Task 7", "Task 4"]));
        Assert.That(Queries().Single().GetProperty("page_size").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task Query_expressions_work()
    {
        var query = from t in _board.Tasks where !t.Done && t.Due < new DateOnly(2026, 5, 4) orderby t.Due descending select t;

        Assert.That((await query.ToListAsync()).Select(t => t.Name), Is.EqualTo(["Task 2", "Task 1"]));
    }

    [Test]
    public async Task Aggregates_ask_for_as_little_as_possible()
    {
        Assert.Multiple(async () =>
        {
            Assert.That(await _board.Tasks.AnyAsync(t => t.Due == null && t.Status == null), Is.True);
            Assert.That(await _board.Tasks.CountAsync(t => t.Done), Is.EqualTo(4));
            Assert.That(await _board.Tasks.Where(t => t.Done).SumAsync(t => t.EstimatedValue), Is.EqualTo(90m));
            Assert.That(await _board.Tasks.MinAsync(t => t.Due), Is.EqualTo(new DateOnly(2026, 5, 1)));
            Assert.That(await _board.Tasks.MaxAsync(t => t.EstimatedValue), Is.EqualTo(80m));
            Assert.That(await _board.Tasks.AverageAsync(t => t.EstimatedValue), Is.EqualTo(40d));
            Assert.That(await _board.Tasks.Where(t => t.Name == "nobody").MaxAsync(t => t.EstimatedValue), Is.Null);
            Assert.That(await _board.Tasks.FirstOrDefaultAsync(t => t.Name == "Task 3"), Is.Not.Null);
            Assert.That((await _board.Tasks.SingleAsync(t => t.EstimatedValue == 30)).Name, Is.EqualTo("Task 3"));
        });
        Assert.That(
            Queries().Select(query => query.GetProperty("page_size").GetInt32()), Is.EqualTo([1, 100, 100, 1, 1, 100, 1, 1, 2]));
    }

    [Test]
    public async Task Any_depth_becomes_two_levels()
    {
        var query = _board.Tasks.Where(t => t.Done && (t.Name == "Task 3" || (t.EstimatedValue > 50 && (t.Status == TaskState.Open || !(t.Due > new DateOnly(2026, 5, 2))))));

        Assert.That((await query.OrderBy(t => t.Name).ToListAsync()).Select(t => t.Name), Is.EqualTo(["Task 3", "Task 6"]));
    }

    [Test]
    public void A_condition_that_is_too_large_is_refused_with_its_text()
    {
        RowQuery<TaskRow> query = _board.Tasks;
        for (int i = 0; i < 3; i++)
        {
            query = query.Where(t => Enumerable.Range(0, 8)
                .Select(n => t.Name == $"a{n}" && t.EstimatedValue > (i * 10) + n)
                .Aggregate((left, right) => left || right));
        }

        Assert.That(() => query.ToListAsync(), Throws.TypeOf<NotionRowSchemaException>().With.Message.Contains("Name == \"a0\""));
    }

    [Test]
    public void What_has_no_opposite_cannot_be_negated()
    {
        Assert.That(() => _board.Tasks.Where(t => !t.Name.StartsWith("a")).ToListAsync(), Throws.TypeOf<NotionRowSchemaException>().With.Message.Contains("Name.StartsWith(\"a\")"));
        Assert.That(() => _board.Tasks.Where(t => !t.Due.IsPastWeek()).ToListAsync(), Throws.TypeOf<NotionRowSchemaException>().With.Message.Contains("Due.IsPastWeek()"));
    }

    [Test]
    public void Operands_that_mean_nothing_are_refused_where_the_query_is_built()
    {
        decimal? nothing = null;
        Assert.Multiple(() =>
        {
            Assert.That(() => _board.Tasks.Where(t => t.EstimatedValue < nothing), Throws.ArgumentNullException);
            Assert.That(() => _board.Tasks.Where(t => t.Name.Contains("")), Throws.ArgumentException);
            Assert.That(() => _board.Tasks.Where(t => t.Status == TaskState.Other), Throws.ArgumentException);
            Assert.That(() => _board.Tasks.Where(t => t.Status.IsAnyOf()), Throws.ArgumentException);
        });
    }

    [Test]
    public async Task Null_in_a_variable_means_empty()
    {
        decimal? nothing = null;
        TaskState? none = null;

        Assert.That((await _board.Tasks.SingleAsync(t => t.EstimatedValue == nothing)).Name, Is.EqualTo("Task 9"));
        Assert.That(await _board.Tasks.CountAsync(t => t.Status != none), Is.EqualTo(9));
    }

    [Test]
    public async Task Values_are_taken_where_the_query_is_built()
    {
        decimal bound = 70;
        RowQuery<TaskRow> query = _board.Tasks.Where(t => t.EstimatedValue > bound);
        bound = 0;

        Assert.That((await query.SingleAsync()).Name, Is.EqualTo("Task 8"));
    }

    [Test]
    public async Task Steps_return_new_queries_and_a_second_order_replaces_the_first()
    {
        RowQuery<TaskRow> all = _board.Tasks;
        RowQuery<TaskRow> done = all.Where(t => t.Done);
        OrderedRowQuery<TaskRow> ordered = done.OrderByDescending(t => t.Name).ThenBy(t => t.Due);
        OrderedRowQuery<TaskRow> reordered = ordered.OrderBy(t => t.Due);

        Assert.That((all.ToString(), done.ToString()), Is.EqualTo(("TaskRow", "TaskRow.Where(Done)")));
        Assert.That(ordered.ToString(), Is.EqualTo("TaskRow.Where(Done).OrderByDescending(Name).ThenBy(Due)"));
        Assert.That(reordered.ToString(), Is.EqualTo("TaskRow.Where(Done).OrderBy(Due)"));
        Assert.That(await all.CountAsync(), Is.EqualTo(10));
    }

    [Test]
    public async Task Several_options_are_one_condition()
    {
        string json = await _board.Tasks.Where(t => t.Status.IsAnyOf(TaskState.Open, TaskState.Done)).ToRequestJsonAsync();

        Assert.That(JsonElement.Parse(json).GetProperty("filter").GetProperty("select").GetProperty("equals").EnumerateArray().Select(option => option.GetString()), Is.EqualTo(["Open", "Done"]));
    }

    [TestCase(1, 1, "1")]
    [TestCase(20, 20, "20")]
    [TestCase(100, 100, "100")]
    [TestCase(150, 150, "100 50")]
    [TestCase(400, 250, "100 100 100")]
    public async Task No_more_rows_are_asked_for_than_are_taken(int take, int rows, string sizes)
    {
        await using var board = new TaskBoard();
        for (int i = 0; i < 250; i++)
            board.Emulator.Workspace.AddRow(board.DataSource, new() { ["What to do"] = new TitleValue($"T{i:000}") });

        foreach (RowSequence<TaskRow> query in new[] { board.Tasks.Take(take), board.Tasks.OrderBy(t => t.Name).Take(take) })
        {
            board.Emulator.Requests.Clear();
            Assert.That(await query.ToListAsync(), Has.Count.EqualTo(rows));
            Assert.That(string.Join(' ', board.Emulator.Requests.Of(NotionOperations.QueryDataSource).Select(request => request.ReadJson().GetProperty("page_size").GetInt32())), Is.EqualTo(sizes));
        }
    }

    [Test]
    public async Task Counting_and_adding_ask_for_100_rows_and_one_column_at_a_time()
    {
        await using var board = new TaskBoard();
        for (int i = 0; i < 250; i++)
            board.Emulator.Workspace.AddRow(board.DataSource, new() { ["💰 estimated value"] = new NumberValue(1) });
        await board.Tasks.AnyAsync();
        board.Emulator.Requests.Clear();

        Assert.That(await board.Tasks.CountAsync(), Is.EqualTo(250));
        Assert.That(await board.Tasks.SumAsync(t => t.EstimatedValue), Is.EqualTo(250));

        ReceivedRequest[] requests = [.. board.Emulator.Requests.Of(NotionOperations.QueryDataSource)];
        Assert.That(requests, Has.Length.EqualTo(6));
        Assert.That(requests.Select(request => request.Query.Count(entry => entry.Key.StartsWith("filter_properties", StringComparison.Ordinal))), Is.All.EqualTo(1));
    }

    [Test]
    public void What_Notion_cannot_ask_of_a_list_is_refused_with_its_text()
    {
        Assert.That(
            () => _board.Tasks.Where(t => t.Tags.All(tag => tag == "A")).ToListAsync(),
            Throws.TypeOf<NotionRowSchemaException>().With.Message.Contains("Tags.All(x => x == \"A\")"));
        Assert.That(
            () => _board.Tasks.Where(t => t.Tags.Any(tag => tag.StartsWith("A"))).ToListAsync(),
            Throws.TypeOf<NotionRowSchemaException>().With.Message.Contains("Tags.Any(x => x.StartsWith(\"A\"))"));
    }

    [Test]
    public void A_query_shows_what_it_asks_for() => Assert.That(
        _board.Tasks.Where(t => t.Status.IsAnyOf(TaskState.Open, TaskState.Done) && !(t.EstimatedValue >= 5)).OrderByDescending(t => t.Due).Take(4).ToString(),
        Is.EqualTo("TaskRow.Where(Status.IsAnyOf(Open, Done) && !(EstimatedValue >= 5)).OrderByDescending(Due).Take(4)"));

    [Test]
    public async Task A_query_shows_the_request()
    {
        string json = await _board.Tasks.Where(t => t.Done).ToRequestJsonAsync();

        Assert.That(JsonElement.Parse(json).GetProperty("filter").GetProperty("checkbox").GetProperty("equals").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Without_an_order_there_is_no_limit_and_each_row_comes_once()
    {
        var time = new Testing.ManualTimeProvider();
        await using var board = new TaskBoard(queryResultLimit: 10, time);
        for (int i = 0; i < 45; i++)
        {
            board.Emulator.Workspace.AddRow(board.DataSource, new() { ["What to do"] = new TitleValue($"T{i:00}"), ["Done"] = new CheckboxValue(i % 5 == 0) });
            if (i % 3 == 0)
                time.Advance(TimeSpan.FromMinutes(1));
        }

        List<TaskRow> rows = await board.Tasks.ToListAsync();
        int some = await board.Tasks.CountAsync(t => !t.Done || t.Name == "T05");

        Assert.That(rows.Select(row => row.Name), Is.EquivalentTo(Enumerable.Range(0, 45).Select(i => $"T{i:00}")));
        Assert.That(some, Is.EqualTo(37));
        Assert.That(() => board.Tasks.OrderBy(t => t.Name).ToListAsync(), Throws.TypeOf<NotionIncompleteResultsException>());
    }

    [Test]
    public async Task Rows_may_be_updated_while_they_are_read()
    {
        await using var board = new TaskBoard();
        for (int i = 0; i < 250; i++)
            board.Emulator.Workspace.AddRow(board.DataSource, new() { ["What to do"] = new TitleValue($"T{i:000}") });
        var seen = new List<string>();

        await foreach (TaskRow row in board.Tasks.Where(t => !t.Done))
        {
            seen.Add(row.Name);
            await board.Tasks.UpdateAsync(row with { Done = true });
        }

        Assert.That(seen, Is.Unique.And.Count.EqualTo(250));
    }

    [Test]
    public async Task Status_names_that_are_group_names_mean_the_option()
    {
        await using var board = new TaskBoard(status: true);
        foreach (string state in new[] { "Not started", "In progress", "Done" })
            board.Emulator.Workspace.AddRow(board.DataSource, new() { ["What to do"] = new TitleValue(state), ["Status"] = new StatusValue(state) });

        List<StatusRow> rows = await board.Client.Rows<StatusRow>(board.DataSource).Where(t => t.Status == ProgressState.InProgress).ToListAsync();

        Assert.That(rows.Select(row => row.Title), Is.EqualTo(["In progress"]));
    }

    private JsonElement[] Queries() => [.. _board.Emulator.Requests.Of(NotionOperations.QueryDataSource).Select(request => request.ReadJson())];
}
