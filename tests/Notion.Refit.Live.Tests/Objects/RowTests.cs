using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Objects;

internal sealed class RowTests : SessionTest
{
    [Test]
    public async Task A_row_takes_every_kind_of_plain_value_in_one_request()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage row = tasks.Rows.Add();
        row.Title = "Just some data";
        row.Properties["Estimated value"] = 399;
        row.Properties["done"] = true;
        row.Properties["Tags"] = new[] { "A", "C" };
        row.Properties["Due"] = new DateOnly(2026, 12, 1);
        row.Properties["notes"] = "text";

        int requests = await CountAsync(() => Session.SaveAsync());
        Page read = await Notion.Pages.RetrieveAsync(row.Id);

        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(1));
            Assert.That(read.Properties.GetNumber("Estimated value"), Is.EqualTo(399));
            Assert.That(read.Properties.GetCheckbox("Done"), Is.True);
            Assert.That(read.Properties.GetOptions("Tags"), Is.EqualTo(new[] { "A", "C" }));
            Assert.That(read.Properties.GetDate("Due")!.Start.Date, Is.EqualTo(new DateOnly(2026, 12, 1)));
            Assert.That(read.Properties.GetText("Notes"), Is.EqualTo("text"));
            Assert.That(row.Properties["estimatedvalue"].Number, Is.EqualTo(399));
            Assert.That(row.DataSource, Is.SameAs(tasks));
        });
    }

    [Test]
    public async Task Filters_and_sorts_find_properties_as_rows_do_and_name_those_that_exist()
    {
        LiveDataSource tasks = await TasksAsync();
        foreach ((string title, int value, int day) in ((string, int, int)[])[("a", 1, 3), ("b", 2, 2), ("c", 3, 1)])
        {
            LivePage row = tasks.Rows.Add();
            row.Title = title;
            row.Properties["Estimated value"] = value;
            row.Properties["Due"] = new DateOnly(2026, 12, day);
        }

        await Session.SaveAsync();
        LiveRows rows = tasks.Rows.Where(Filter.Property("estimatedvalue").Number.GreaterThan(1) | Filter.Property("done").Checkbox.Is(true)).OrderBy(Sort.Ascending("due"));

        Assert.That(await rows.Select(row => row.Title).ToArrayAsync(), Is.EqualTo(new[] { "c", "b" }));
        Assert.That(await rows.CountAsync(), Is.EqualTo(2));
        Assert.That((await tasks.AggregateAsync(Aggregate.Latest("Due")))!.Value.Date, Is.EqualTo(new DateOnly(2026, 12, 3)));
        KeyNotFoundException error = (await Assert.ThrowsAsync<KeyNotFoundException>(async () => await tasks.Rows.OrderBy(Sort.Ascending("Cost")).FirstOrDefaultAsync()))!;
        Assert.That(error.Message, Does.Contain("Cost").And.Contain("Estimated value"));
    }

    [Test]
    public async Task A_filter_by_a_column_that_was_added_meanwhile_reads_the_schema_again()
    {
        LiveDataSource tasks = await TasksAsync();
        await Notion.DataSources.UpdateAsync(tasks.Id, new() { Properties = { ["Cost"] = PropertySchema.Number() } });

        Assert.That(await tasks.Rows.Where(Filter.Property("Cost").Number.GreaterThan(1)).CountAsync(), Is.Zero);
        Assert.That(tasks.Schema, Contains.Key("Cost"));
    }

    [Test]
    public async Task A_wrong_kind_an_unknown_name_and_a_limit_throw_where_they_are_assigned()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage row = tasks.Rows.Add();

        Assert.Multiple(() =>
        {
            Assert.That(() => row.Properties["Estimated value"] = "much", Throws.InstanceOf<NotionPropertyException>().With.Message.Contain("Estimated value"));
            Assert.That(() => row.Properties["Nothing"] = 1, Throws.InstanceOf<KeyNotFoundException>());
            Assert.That(() => row.Properties["Tags"] = Enumerable.Range(0, 101).Select(i => $"{i}").ToArray(), Throws.ArgumentException);
            Assert.That(() => row.Properties["Notes"] = new string('x', 200_001), Throws.ArgumentException);
            Assert.That(() => row.Properties["Estimated value"].Text, Throws.InstanceOf<NotionPropertyException>());
        });
    }

    [Test]
    public async Task Null_clears_a_property()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage row = tasks.Rows.Add();
        row.Properties["Estimated value"] = 1.5m;
        await Session.SaveAsync();
        row.Properties["Estimated value"] = null;
        await Session.SaveAsync();

        Assert.That((await Notion.Pages.RetrieveAsync(row.Id)).Properties.GetNumber("Estimated value"), Is.Null);
    }

    [Test]
    public async Task Rows_are_filtered_searched_and_sorted_by_Notion()
    {
        LiveDataSource tasks = await TasksAsync();
        foreach (string name in new[] { "Bob 2", "Ann", "Bob 1" })
            tasks.Rows.Add().Title = name;
        await Session.SaveAsync();

        List<LivePage> bobs = await tasks.Rows.Search("Bob").OrderBy(Sort.Ascending("Name")).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(bobs.Select(row => row.Title), Is.EqualTo(new[] { "Bob 1", "Bob 2" }));
            Assert.That(tasks.Rows.Loaded, Has.Count.EqualTo(3));
        });
    }

    [Test]
    public async Task Two_new_rows_that_point_at_each_other_are_three_requests()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage a = tasks.Rows.Add();
        LivePage b = tasks.Rows.Add();
        a.Properties["Blocks"] = b;
        b.Properties["Blocks"] = a;

        int requests = await CountAsync(() => Session.SaveAsync());

        Assert.That(requests, Is.EqualTo(3));
        Assert.That((await Notion.Pages.RetrieveAsync(a.Id)).Properties.GetRelation("Blocks"), Is.EqualTo(new[] { b.Id }));
        Assert.That((await Notion.Pages.RetrieveAsync(b.Id)).Properties.GetRelation("Blocks"), Is.EqualTo(new[] { a.Id }));
        Assert.That(Session.Pending, Is.Empty);
    }

    [Test]
    public async Task Two_new_rows_of_a_two_way_relation_are_two_requests()
    {
        LiveDataSource tasks = await TasksAsync();
        Database projects = await Notion.GetOrCreateDatabaseAsync(Emulator.RootPageId, "Projects", new() { ["Name"] = PropertySchema.Title() });
        await Notion.DataSources.UpdateAsync(projects.DataSources[0].Id, new()
        {
            Properties = { ["Tasks"] = new RelationSchema(tasks.Id, new TwoWayRelation("Project")) },
        });
        await tasks.LoadAsync();
        LiveDataSource other = await Session.GetDataSourceAsync(projects.DataSources[0].Id);
        LivePage project = other.Rows.Add();
        LivePage task = tasks.Rows.Add();
        project.Properties["Tasks"] = task;
        string otherSide = tasks.Schema.First(column => column.Value.Schema is RelationSchema { Kind: TwoWayRelation }).Key;
        task.Properties[otherSide] = project;

        int requests = await CountAsync(() => Session.SaveAsync());

        Assert.That(requests, Is.EqualTo(2));
        Assert.That((await Notion.Pages.RetrieveAsync(project.Id)).Properties.GetRelation("Tasks"), Is.EqualTo(new[] { task.Id }));
        Assert.That((await Notion.Pages.RetrieveAsync(task.Id)).Properties.GetRelation(otherSide), Is.EqualTo(new[] { project.Id }));
    }

    [Test]
    public async Task A_chain_of_new_rows_needs_no_second_request_a_row()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage[] rows = [.. Enumerable.Range(0, 5).Select(_ => tasks.Rows.Add())];
        for (int i = 0; i < 4; i++)
            rows[i].Properties["Blocks"] = rows[i + 1];

        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.EqualTo(5));
    }

    [TestCase(1, 30, 1)]
    [TestCase(30, 30, 1)]
    public async Task Related_pages_are_loaded_one_by_one_or_all_at_once_whichever_is_less(int distinct, int targets, int expected)
    {
        LiveDataSource tasks = await TasksAsync();
        Database database = await Notion.GetOrCreateDatabaseAsync(Emulator.RootPageId, "Targets", new() { ["Name"] = PropertySchema.Title() });
        var ids = new List<PageId>();
        for (int i = 0; i < targets; i++)
            ids.Add((await Notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(database.DataSources[0].Id) })).Id);
        await Notion.DataSources.UpdateAsync(tasks.Id, new() { Properties = { ["Target"] = PropertySchema.Relation(database.DataSources[0].Id) } });
        for (int i = 0; i < distinct; i++)
        {
            await Notion.Pages.CreateAsync(new()
            {
                Parent = Parent.DataSource(tasks.Id),
                Properties = { ["Target"] = PropertyValue.Relation(ids[i]) },
            });
        }

        await tasks.LoadAsync();
        List<LivePage> rows = await tasks.Rows.Where(Filter.Property("Target").Relation.IsNotEmpty()).ToListAsync();
        Assert.That(() => rows[0].Properties["Target"].Pages[0].Snapshot, Throws.InstanceOf<NotLoadedException>());

        int requests = await CountAsync(() => tasks.Rows.LoadRelatedAsync("Target"));

        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(expected));
            Assert.That(rows.SelectMany(row => row.Properties["Target"].Pages), Has.All.Property(nameof(LivePage.IsLoaded)).True);
        });
    }

    [Test]
    public async Task The_schema_is_changed_by_a_plan_and_a_view_shows_its_rows()
    {
        LiveDataSource tasks = await TasksAsync();
        SchemaPlan plan = await tasks.PlanSchemaAsync(new() { ["Cost"] = PropertySchema.Number() });
        await tasks.ApplySchemaAsync(plan);
        LivePage row = tasks.Rows.Add();
        row.Properties["Cost"] = 3;
        row.Properties["Done"] = true;
        tasks.Rows.Add();
        await Session.SaveAsync();

        LiveView view = await tasks.AddViewAsync("Done", ViewType.Table, Filter.Property("Done").Checkbox.Is(true));

        Assert.That(await view.Rows.ToListAsync(), Is.EqualTo(new[] { row }));
        Assert.That(await tasks.AggregateAsync(Aggregate.Sum("Cost")), Is.EqualTo(3));
        view.Name = "Finished";
        await Session.SaveAsync();
        Assert.That((await Notion.Views.RetrieveAsync(view.Id)).Name, Is.EqualTo("Finished"));
        Assert.That(await tasks.GetViewsAsync(), Does.Contain(view));
    }

    [Test]
    public async Task A_data_source_is_found_by_the_address_of_its_database_which_can_be_changed()
    {
        LiveDataSource tasks = await TasksAsync();
        LiveDatabase database = await Session.GetDatabaseAsync(tasks.Database!.Id);
        Assert.That(await Session.GetDataSourceAsync(database.Snapshot.Url + "?v=0123456789abcdef0123456789abcdef"), Is.SameAs(tasks));

        database.Title = "Work";
        database.IsLocked = true;
        tasks.Title = "Jobs";

        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.EqualTo(2));
        Database read = await Notion.Databases.RetrieveAsync(database.Id);
        Assert.That((read.Title.ToPlainText(), read.IsLocked), Is.EqualTo(("Work", true)));
    }
}
