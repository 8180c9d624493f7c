using Notion.Refit.Models;
using Notion.Refit.Rows;

namespace Notion.Refit.Live.Tests.Docs;

/// <summary>The examples of docs/live.md with databases, rows and views.</summary>
internal sealed class CollectionWalkTests : WalkTest
{
    [Test]
    public async Task Rows_with_Bob_in_them_are_found_and_changed()
    {
        LiveSession session = Session;
        LiveDataSource example = await ExampleAsync();
        await RowAsync(example, "Bob's task", row => row.Properties["Estimated value"] = 12);
        await RowAsync(example, "Another task");
        await example.Database!.LoadAsync();
        string url = example.Database.Url;

        // snippet: live-rows
        LiveDataSource tasks = await session.GetDataSourceAsync(url);       // the address of a database with one data source, or an id
        await foreach (LivePage row in tasks.Rows.Search("Bob"))            // in the title
        {
            Console.WriteLine($"{row.Title} is worth {row.Properties["Estimated value"].Number}");
            row.Properties["is confirmed"] = true;                          // by name, by id, or by the letters and digits of the name
        }

        await session.SaveAsync();                                          // one request a row
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "Bob's task is worth 12" }));
        Assert.That(await example.Rows.Where(Filter.Property("Is confirmed").Checkbox.Is(true)).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_new_row_takes_every_kind_of_value()
    {
        INotionClient notion = Client;
        LiveSession session = Session;
        LiveDataSource tasks = await ExampleAsync();
        User me = await session.Store.GetInstallationAsync();
        LivePage project = await RowAsync(await session.GetDataSourceAsync(((RelationSchema)tasks.Schema["Project"].Schema).DataSourceId), "The project");
        using var file = new MemoryStream([1, 2, 3]);
        int before = Emulator.Requests.Count(request => request.Method == HttpMethod.Post && request.Path == "/v1/pages");

        // snippet: live-new-row
        LivePage row = tasks.Rows.Add();
        row.Title = "Just some data";
        row.Properties["Notes"] = "Some text";                              // or a formatted RichTextList
        row.Properties["Is confirmed"] = true;
        row.Properties["Estimated value"] = 399;
        row.Properties["Tags"] = new[] { "A", "C" };                        // Notion adds an option that is not there
        row.Properties["Kind"] = "Idea";
        row.Properties["Status"] = "Done";
        row.Properties["Due"] = new NotionDate(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 3));
        row.Properties["Assigned to"] = me.Id;
        row.Properties["Files"] = await notion.FileUploads.UploadAsync(file, "plan.png");
        row.Properties["Where to"] = "https://example.org";
        row.Properties["Mail"] = "bob@example.org";
        row.Properties["Phone"] = "+49 30 1234";
        row.Properties["Project"] = project;                                // a page, which may be new as well
        row.Icon = Icon.Emoji("🚀");
        row.Children.Add(new ParagraphBlock("The content of the row"));
        await session.SaveAsync();                                          // one request
        // end-snippet
        Page saved = await Notion.Pages.RetrieveAsync(row.Id);
        Assert.Multiple(() =>
        {
            Assert.That(Emulator.Requests.Count(request => request.Method == HttpMethod.Post && request.Path == "/v1/pages"), Is.EqualTo(before + 1));
            Assert.That(saved.Title, Is.EqualTo("Just some data"));
            Assert.That(saved.Properties.Values.Where(property => property.Value.ToString().Length == 0).Select(property => property.Value.Type), Is.Empty, "every property has a value");
            Assert.That(saved.Properties.GetOptions("Tags"), Is.EqualTo(new[] { "A", "C" }));
            Assert.That(row.Properties["Project"].Pages, Is.EqualTo(new[] { project }));
        });
        Assert.That(await TextsAsync(row.Id), Is.EqualTo(new[] { "The content of the row" }));
    }

    [Test]
    public async Task A_view_has_its_own_query()
    {
        LiveSession session = Session;
        LiveDataSource tasks = await ExampleAsync();
        LiveView made = await tasks.AddViewAsync(
            "Dear ones", ViewType.Table, Filter.Property("Estimated value").Number.GreaterThan(10), [Sort.Descending("Estimated value")]);
        foreach (int value in new[] { 5, 15, 25 })
            await RowAsync(tasks, $"{value}", row => row.Properties["Estimated value"] = value);
        string viewUrl = made.Snapshot.Url;

        // snippet: live-view-rows
        LiveView view = await session.GetViewAsync(viewUrl);                // …?v=view
        await foreach (LivePage row in view.Rows)                           // its filter and order, by Notion's own query of the view
            Console.WriteLine(row.Title);

        LiveRows more = tasks.Rows.Where(view.Filter! & Filter.Property("Estimated value").Number.LessThan(20)).OrderBy(view.Sorts);
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "25", "15" }));
        Assert.That(await more.Select(row => row.Title).ToArrayAsync(), Is.EqualTo(new[] { "15" }));
    }

    [Test]
    public async Task Numbers_are_computed_over_the_rows()
    {
        LiveDataSource tasks = await ExampleAsync();
        foreach (int value in new[] { 1, 2, 3 })
            await RowAsync(tasks, $"{value}", row => row.Properties["Estimated value"] = value);
        Filter confirmed = Filter.Property("Is confirmed").Checkbox.Is(true);

        // snippet: live-aggregate
        decimal? total = await tasks.AggregateAsync(Aggregate.Sum("Estimated value"));      // Average, Min, Max, Count
        int open = await tasks.Rows.Where(Filter.Property("Status").Status.IsNot("Done")).CountAsync();
        decimal?[] values = await tasks.Rows.Select(row => row.Properties["Estimated value"].Number).ToArrayAsync();   // all else by LINQ
        // end-snippet
        Assert.That((total, open), Is.EqualTo(((decimal?)6, 3)));
        Assert.That(values.Order(), Is.EqualTo(new decimal?[] { 1, 2, 3 }));
        Assert.That(await tasks.AggregateAsync(Aggregate.Sum("Estimated value"), confirmed), Is.Null.Or.Zero);
    }

    [Test]
    public async Task Rows_are_filtered_by_the_current_user_and_sorted()
    {
        LiveDataSource tasks = await ExampleAsync();
        User me = await Session.Store.GetInstallationAsync();
        UserId bob = Emulator.Workspace.AddPerson("Bob");
        await RowAsync(tasks, "mine, cheap", row =>
        {
            row.Properties["Assigned to"] = me.Id;
            row.Properties["Estimated value"] = 1;
        });
        await RowAsync(tasks, "mine, dear", row =>
        {
            row.Properties["Assigned to"] = new[] { me.Id, bob };
            row.Properties["Estimated value"] = 2;
        });
        await RowAsync(tasks, "of Bob", row => row.Properties["Assigned to"] = bob);

        // snippet: live-filter
        await foreach (LivePage row in tasks.Rows
            .Where(Filter.Property("Assigned to").People.Contains(FilterUser.Me))
            .OrderBy(Sort.Descending("Estimated value"), Sort.Ascending("Name")))
            Console.WriteLine(row.Title);
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "mine, dear", "mine, cheap" }));
    }

    [Test]
    public async Task A_linked_database_shows_a_new_view_of_the_rows()
    {
        LiveSession session = Session;
        LiveDataSource tasks = await ExampleAsync();
        LivePage page = await PageAsync();

        // snippet: live-linked
        LiveView linked = await tasks.AddLinkedViewAsync(page, "Tasks of this page", ViewType.Table);
        linked.Filter = Filter.Property("Is confirmed").Checkbox.Is(true);
        await session.SaveAsync();
        // end-snippet
        LiveDatabase database = (LiveDatabase)await page.Children.FirstAsync();
        await database.LoadAsync();
        Assert.That(database.DataSources, Is.Empty, "it has no data source of its own");
        Assert.That(linked.Snapshot.DataSourceId, Is.EqualTo(tasks.Id));
        Assert.That(linked.Snapshot.Filter, Is.Not.Null);
    }

    [Test]
    public async Task Views_are_made_and_changed()
    {
        LiveSession session = Session;
        LiveDataSource tasks = await ExampleAsync();

        // snippet: live-views
        LiveView view = await tasks.AddViewAsync("Board", ViewType.Board, configuration: new BoardViewConfiguration(tasks.GroupBy("Kind")));
        view.Name = "Not confirmed";
        view.Filter = Filter.Property("Is confirmed").Checkbox.Is(false);
        view.Sorts = [Sort.Ascending("Due")];
        view.Configuration = new BoardViewConfiguration(tasks.GroupBy("Status"));
        await session.SaveAsync();                                          // one request
        foreach (LiveView each in await tasks.GetViewsAsync())
            Console.WriteLine($"{each.Name} ({each.Type})");
        await view.DeleteAsync();
        // end-snippet
        Assert.That(Console.Written, Has.Some.EqualTo("Not confirmed (board)"));
        Assert.That(((BoardViewConfiguration)view.Snapshot.Configuration!).GroupBy, Is.TypeOf<StatusGroupBy>());
        Assert.That((await tasks.GetViewsAsync()).Select(each => each.Id), Has.None.EqualTo(view.Id));
    }

    [Test]
    public async Task Rows_are_records()
    {
        LiveSession session = Session;
        LiveDataSource tasks = await ExampleAsync();
        LivePage bob = await RowAsync(tasks, "Bob's task");

        // snippet: live-typed
        LiveRows<TaskRow> rows = session.Rows<TaskRow>(tasks);
        LiveRow<TaskRow> added = rows.Add(new() { Name = "Write the client", EstimatedValue = 3 });
        await foreach (LiveRow<TaskRow> row in rows.Where(t => t.Name.Contains("Bob") && !t.IsConfirmed).OrderByDescending(t => t.Due))
            row.Value = row.Value with { IsConfirmed = true };              // the members that differ
        await session.SaveAsync();                                          // one request a row
        // end-snippet
        Assert.That((await Client.Pages.RetrieveAsync(bob.Id)).Properties.GetCheckbox("Is confirmed"), Is.True);
        Assert.That((await Client.Pages.RetrieveAsync(added.Id)).Properties.GetNumber("Estimated value"), Is.EqualTo(3));
    }

    [Test]
    public async Task A_database_is_created_and_copied()
    {
        LiveSession session = Session;
        LivePage page = await PageAsync();
        LivePage target = await PageAsync();

        // snippet: live-new-database
        LiveDatabase budget = page.Children.AddDatabase("Budget", new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() });
        await session.SaveAsync();

        LiveDataSource costs = await session.GetDataSourceAsync(budget.DataSources[0].Id);
        LivePage row = costs.Rows.Add();
        row.Properties["Cost"] = 12;
        await session.SaveAsync();
        // end-snippet

        // snippet: live-clone-database
        LiveDatabaseClone copy = await budget.CloneAsync(target);           // schema, rows and views; PlanCloneAsync lists what has no copy
        Console.WriteLine($"{copy.Database.Title}: {copy.NewPageIds.Count} rows");
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "Budget: 1 rows" }));
        Assert.That((await Client.Pages.RetrieveAsync(copy.NewPageIds[row.Id])).Properties.GetNumber("Cost"), Is.EqualTo(12));
    }

    [Test]
    public async Task The_schema_is_compared_and_changed()
    {
        LiveDataSource tasks = await ExampleAsync();

        // snippet: live-schema
        foreach ((string name, DataSourceProperty property) in tasks.Schema)
            Console.WriteLine($"{name}: {property.Schema.Type}");

        SchemaPlan plan = await tasks.PlanSchemaAsync(new()
        {
            ["Cost"] = PropertySchema.Number(NumberFormat.Euro),
            ["Kind"] = PropertySchema.Select("Idea", "Work", "Rest"),
        });
        Console.WriteLine(plan.ToString());                                 // + Cost (number)  ~ Kind: + option Rest
        await tasks.ApplySchemaAsync(plan);                                 // refuses to lose values unless it is allowed
        // end-snippet
        Assert.That(Console.Written, Has.Some.EqualTo("Name: title"));
        Assert.That(Console.Written[^1], Does.Contain("Cost").And.Contain("Rest"));
        Assert.That(tasks.Schema, Contains.Key("Cost"));
    }

    [Test]
    public async Task A_row_is_made_from_a_template()
    {
        LiveDataSource tasks = await ExampleAsync();
        LivePage pattern = await RowAsync(tasks, "Weekly", made => made.Children.Add(new ToDoBlock("Clean up")));
        Emulator.Workspace.MakeTemplate(pattern.Id);

        // snippet: live-template
        DataSourceTemplate weekly = (await tasks.GetTemplatesAsync()).Single(template => template.Name == "Weekly");
        LivePage row = await tasks.AddFromTemplateAsync(weekly, title: "Week 48");      // Notion fills in the content a moment later
        // end-snippet
        Time.Advance(TimeSpan.FromMinutes(1));
        await row.LoadAsync();
        await row.Children.LoadAsync();
        Assert.That((row.Title, row.DataSource), Is.EqualTo(("Week 48", tasks)));
        Assert.That(row.Children.Loaded.Select(block => block.Text), Is.EqualTo(new[] { "Clean up" }));
        Assert.That(() => tasks.AddFromTemplateAsync(), Throws.InstanceOf<NotionApiException>(), "there is no default one");
    }

    [Test]
    public async Task Related_pages_are_loaded_at_once()
    {
        LiveDataSource tasks = await ExampleAsync();
        LivePage project = await RowAsync(await Session.GetDataSourceAsync(((RelationSchema)tasks.Schema["Project"].Schema).DataSourceId), "The project");
        await RowAsync(tasks, "a task", row => row.Properties["Project"] = project);
        await using var session = new LiveSession(LiveStore.Create(Client));
        tasks = await session.GetDataSourceAsync(tasks.Id);

        // snippet: live-related
        LivePage[] rows = await tasks.Rows.ToArrayAsync();
        await tasks.Rows.LoadRelatedAsync("Project");                       // of all rows: one by one or the whole target, whichever is fewer requests
        foreach (LivePage row in rows)
            Console.WriteLine($"{row.Title}: {string.Join(", ", row.Properties["Project"].Pages.Select(page => page.Title))}");
        // end-snippet
        Assert.That(Console.Written, Is.EqualTo(new[] { "a task: The project" }));
        session.Store.Dispose();
    }
}
