using System.Text.Json;
using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;
using Notion.Refit.Rows;

namespace Notion.Refit.Live.Tests.Rows;

internal sealed class TypedRowTests : SessionTest
{
    [Test]
    public async Task Rows_are_filtered_and_sorted_by_the_columns_of_the_record_in_one_request()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("Bob's plan", 3), ("Idle", 1), ("Bob's data", 2));
        var names = new List<string>();

        int requests = await CountAsync(async () =>
        {
            await foreach (LiveRow<TaskRow> row in rows.Where(t => t.Name.Contains("Bob") && !t.Done).OrderByDescending(t => t.EstimatedValue).ThenBy(t => t.Name))
                names.Add(row.Value.Name);
        });

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.EqualTo(new[] { "Bob's plan", "Bob's data" }));
            Assert.That(requests, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Rows_are_queried_by_a_query_expression_counted_and_summed()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1), ("b", 5), ("c", 7));
        var large = from t in rows where t.EstimatedValue > 2 orderby t.Name select t;

        Assert.Multiple(async () =>
        {
            Assert.That((await large.ToListAsync()).Select(row => row.Value.Name), Is.EqualTo(new[] { "b", "c" }));
            Assert.That((await large.Take(1).ToListAsync()).Single().Value.Name, Is.EqualTo("b"));
            Assert.That((await large.FirstOrDefaultAsync())!.Value.Name, Is.EqualTo("b"));
            Assert.That(await large.CountAsync(), Is.EqualTo(2));
            Assert.That(await rows.Where(t => t.Done).AnyAsync(), Is.False);
            Assert.That(await large.AsRecords().SumAsync(t => t.EstimatedValue), Is.EqualTo(12));
        });
    }

    [Test]
    public async Task Binding_makes_no_request_and_a_row_is_one_object()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1));
        LiveRow<TaskRow> row = (await rows.FirstOrDefaultAsync())!;
        TaskRow value = row.Value;

        Assert.Multiple(async () =>
        {
            Assert.That(await CountAsync(() => Task.FromResult(Session.Rows<TaskRow>(rows.DataSource))), Is.Zero);
            Assert.That(Session.Rows<TaskRow>(rows.DataSource), Is.SameAs(rows));
            Assert.That(await rows.GetAsync(row.Id), Is.SameAs(row));
            Assert.That(rows.Of(await Session.GetPageAsync(row.Id)), Is.SameAs(row));
            Assert.That(row.Value, Is.SameAs(value), "Read once while nothing changes.");
            Assert.That(rows.Loaded, Is.EqualTo(new[] { row }));
            Assert.That(await rows.FindAsync(PageId.FromGuid(Guid.NewGuid())), Is.Null);
        });
    }

    [Test]
    public async Task Only_the_changed_members_are_pending_and_sent_in_one_request()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1));
        LiveRow<TaskRow> row = (await rows.FirstOrDefaultAsync())!;

        row.Value = row.Value with { Done = true, Tags = ["A"] };
        Assert.That(row.Page.Properties["Done"].IsChecked, Is.True);
        Assert.That(row.Value.Tags, Is.EqualTo(new[] { "A" }));
        int requests = await CountAsync(() => Session.SaveAsync());

        using JsonDocument body = JsonDocument.Parse(Emulator.Requests.Last().Body);
        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(1));
            Assert.That(body.RootElement.GetProperty("properties").EnumerateObject().Count(), Is.EqualTo(2));
            Assert.That(row.IsChanged, Is.False);
            Assert.That(row.Value, Is.EqualTo(new TaskRow { Name = "a", EstimatedValue = 1, Done = true, Tags = ["A"] }));
        });
    }

    [Test]
    public async Task An_equal_record_and_one_that_is_set_back_are_no_request()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1));
        LiveRow<TaskRow> row = (await rows.FirstOrDefaultAsync())!;
        TaskRow read = row.Value;

        row.Value = read with { Tags = [] };
        Assert.That(Session.Pending, Is.Empty);
        row.Value = read with { Name = "b" };
        row.Value = read;

        Assert.Multiple(() =>
        {
            Assert.That(Session.Pending, Is.Empty);
            Assert.That(row.Value.Name, Is.EqualTo("a"));
        });
    }

    [Test]
    public async Task What_was_changed_in_Notion_since_a_record_was_read_stays()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1));
        LiveRow<TaskRow> row = (await rows.FirstOrDefaultAsync())!;
        TaskRow read = row.Value;
        Time.Advance(TimeSpan.FromMinutes(2));
        await Notion.Pages.UpdateAsync(row.Id, new() { Properties = { ["Name"] = PropertyValue.Title("theirs") } });
        await row.LoadAsync();

        row.Value = read with { Done = true };
        await Session.SaveAsync();

        Assert.That(row.Value, Is.EqualTo(new TaskRow { Name = "theirs", EstimatedValue = 1, Done = true }));
    }

    [Test]
    public async Task A_value_that_goes_back_after_a_save_is_sent_from_an_older_record_too()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 200));
        LiveRow<TaskRow> row = (await rows.FirstOrDefaultAsync())!;
        TaskRow read = row.Value;
        row.Value = read with { EstimatedValue = 1 };
        await Session.SaveAsync();

        row.Value = read;
        await Session.SaveAsync();

        Assert.That((await Notion.Pages.RetrieveAsync(row.Id)).Properties.GetNumber("Estimated value"), Is.EqualTo(200));
    }

    [Test]
    public async Task A_new_row_is_created_from_a_record_in_one_request()
    {
        LiveRows<TaskRow> rows = await RowsAsync();
        LiveRow<TaskRow> row = rows.Add(new() { Name = "new", EstimatedValue = 3 });
        row.Page.Properties["Notes"] = "more";
        row.Value = row.Value with { Done = true };

        Assert.Multiple(() =>
        {
            Assert.That(row.IsNew, Is.True);
            Assert.That(row.Value, Is.EqualTo(new TaskRow { Name = "new", EstimatedValue = 3, Done = true, Notes = "more" }));
            Assert.That(row.Value.Page, Is.Null);
            Assert.That(rows.Loaded, Is.EqualTo(new[] { row }));
        });
        int requests = await CountAsync(() => Session.SaveAsync());
        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(1));
            Assert.That(row.Value, Is.EqualTo(new TaskRow { Name = "new", EstimatedValue = 3, Done = true, Notes = "more" }));
            Assert.That(row.Value.Page!.Id, Is.EqualTo(row.Id));
        });
        Assert.That(await rows.ToListAsync(), Is.EqualTo(new[] { row }));
    }

    [Test]
    public async Task A_renamed_column_changes_nothing_and_one_of_another_kind_is_reported()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1));
        Time.Advance(TimeSpan.FromMinutes(2));
        await Notion.DataSources.UpdateAsync(rows.DataSource.Id, new() { Properties = { ["Estimated value"] = new PropertyUpdate { Name = "Cost" } } });
        await rows.DataSource.LoadAsync();
        LiveRow<TaskRow> row = (await rows.Where(t => t.EstimatedValue == 1).FirstOrDefaultAsync())!;
        row.Value = row.Value with { EstimatedValue = 2 };
        await Session.SaveAsync();
        Assert.That((await Notion.Pages.RetrieveAsync(row.Id)).Properties.GetNumber("Cost"), Is.EqualTo(2));

        Time.Advance(TimeSpan.FromMinutes(2));
        await Notion.DataSources.UpdateAsync(rows.DataSource.Id, new() { Properties = { ["Notes"] = null } });
        await rows.DataSource.LoadAsync();
        Assert.That(() => row.Value, Throws.InstanceOf<NotionRowSchemaException>().With.Message.Contains("Notes"));
    }

    [Test]
    public async Task A_query_that_Notion_refuses_reads_the_schema_once_more()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1));
        Emulator.Faults.Next(NotionOperations.QueryDataSource).Error(400, "validation_error");

        int requests = await CountAsync(async () => Assert.That(await rows.ToListAsync(), Has.Count.EqualTo(1)));

        Assert.That(requests, Is.EqualTo(3));
    }

    [Test]
    public async Task A_changed_member_that_hides_a_part_of_the_cell_throws_and_nothing_is_pending()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1));
        LiveRow<TaskRow> row = (await rows.FirstOrDefaultAsync())!;
        row.Page.Properties["Due"] = new NotionDate(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 3));
        await Session.SaveAsync();

        row.Value = row.Value with { Done = true };
        Assert.That(() => row.Value = row.Value with { Done = false, Due = new DateOnly(2026, 2, 2) }, Throws.InstanceOf<NotionRowException>().With.Message.Contains("Due"));
        Assert.That(row.Page.Properties["Done"].IsChecked, Is.True);
        Assert.That(() => rows.Add(new() { Name = new string('x', 300_000) }), Throws.ArgumentException);
        Assert.That(Session.Pending, Is.EqualTo(new[] { row.Page }));
    }

    [Test]
    public async Task Values_that_Notion_cuts_are_complete_and_can_be_changed()
    {
        LiveRows<TaskRow> rows = await RowsAsync([.. Enumerable.Range(0, 30).Select(i => ($"{i}", i))]);
        PageId[] all = [.. (await rows.ToListAsync()).Select(row => row.Id)];
        PageId id = (await Notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(rows.DataSource.Id),
            Properties = { ["Name"] = PropertyValue.Title("many"), ["Blocks"] = PropertyValue.Relation(all) },
        })).Id;

        LiveRow<TaskRow> row = (await rows.Where(t => t.Name == "many").FirstOrDefaultAsync())!;
        Assert.That(row.Value.Blocks, Has.Count.EqualTo(30));
        row.Value = row.Value with { Blocks = [.. row.Value.Blocks.Skip(1)] };
        await Session.SaveAsync();

        Page read = await Notion.Pages.CompleteAsync(await Notion.Pages.RetrieveAsync(id));
        Assert.That(read.Properties.GetRelation("Blocks"), Has.Count.EqualTo(29));
    }

    [Test]
    public async Task Changes_are_watched_with_the_record_before_and_after_and_raise_an_event()
    {
        LiveRows<TaskRow> rows = await RowsAsync(("a", 1));
        LiveRow<TaskRow> row = (await rows.FirstOrDefaultAsync())!;
        var watched = new TaskCompletionSource<(TaskRow Before, TaskRow After)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var raised = new List<string?>();
        using IDisposable watch = row.Watch((before, after) => watched.TrySetResult((before, after)));
        row.PropertyChanged += (_, e) =>
        {
            lock (raised)
                raised.Add(e.PropertyName);
        };

        Time.Advance(TimeSpan.FromMinutes(2));
        await Notion.Pages.UpdateAsync(row.Id, new() { Properties = { ["Done"] = PropertyValue.Checkbox(true) } });
        await row.LoadAsync();
        (TaskRow before, TaskRow after) = await watched.Task.WaitAsync(TimeSpan.FromSeconds(30));
        row.Value = row.Value with { Name = "b" };

        Assert.Multiple(() =>
        {
            Assert.That(before.Done, Is.False);
            Assert.That(after, Is.EqualTo(before with { Done = true }));
            Assert.That(raised, Does.Contain("Value"));
        });
    }

    [Test]
    public async Task A_record_that_does_not_fit_the_data_source_is_refused_with_both_kinds()
    {
        LiveDataSource tasks = await TasksAsync();

        NotionRowSchemaException? e = Assert.Throws<NotionRowSchemaException>(() => Session.Rows<WrongRow>(tasks));

        Assert.That(e!.Message, Does.Contain("Notes").And.Contain("rich_text").And.Contain("WrongRow"));
    }

    [Test]
    public void Queries_are_not_sequences_in_memory() => Assert.Multiple(() =>
    {
        Assert.That(typeof(LiveRows<TaskRow>).GetInterfaces(), Has.None.EqualTo(typeof(IAsyncEnumerable<LiveRow<TaskRow>>)));
        Assert.That(typeof(LiveRows<TaskRow>).GetInterfaces(), Has.None.EqualTo(typeof(IEnumerable<LiveRow<TaskRow>>)));
    });

    [Test]
    public async Task Two_new_rows_that_refer_to_each_other_are_three_requests()
    {
        LiveRows<TaskRow> rows = await RowsAsync();
        LiveRow<TaskRow> first = rows.Add(new() { Name = "1" });
        LiveRow<TaskRow> second = rows.Add(new() { Name = "2" });
        first.Page.Properties["Blocks"] = second.Page;
        second.Page.Properties["Blocks"] = first.Page;
        second.Value = second.Value with { Done = true };

        int requests = await CountAsync(() => Session.SaveAsync());

        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(3));
            Assert.That(first.Value.Blocks, Is.EqualTo(new[] { second.Id }));
            Assert.That(second.Value.Blocks, Is.EqualTo(new[] { first.Id }));
        });
    }

    private async Task<LiveRows<TaskRow>> RowsAsync(params (string Name, int Value)[] rows)
    {
        LiveDataSource tasks = await TasksAsync();
        foreach ((string name, int value) in rows)
        {
            await Notion.Pages.CreateAsync(new()
            {
                Parent = Parent.DataSource(tasks.Id),
                Properties = { ["Name"] = PropertyValue.Title(name), ["Estimated value"] = PropertyValue.Number(value) },
            });
        }

        return Session.Rows<TaskRow>(tasks);
    }
}
