using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Cloning;

/// <summary>Copies of databases with their rows and views.</summary>
internal sealed class DatabaseCloneTests : SessionTest
{
    [Test]
    public async Task A_database_is_cloned_with_schema_rows_their_content_and_views()
    {
        LiveDataSource tasks = await FilledAsync();
        LivePage target = await PageAsync();

        LiveDatabaseClone clone = await tasks.Database!.CloneAsync(target);

        DataSource copy = await Notion.DataSources.RetrieveAsync(clone.Database.DataSources[0].Id);
        Dictionary<string, Page> rows = (await Notion.DataSources.QueryAllAsync(copy.Id, new()).OfType<Page>().ToListAsync()).ToDictionary(row => row.Title);
        Assert.Multiple(async () =>
        {
            Assert.That(clone.Database.Title, Is.EqualTo("Tasks"));
            Assert.That(clone.Database.Parent, Is.SameAs(target));
            Assert.That(copy.Properties.Keys, Is.EquivalentTo(tasks.Schema.Keys));
            Assert.That(rows.Keys, Is.EquivalentTo(new[] { "first", "second" }));
            Assert.That(rows["second"].Properties.GetRelation("Blocks"), Is.EqualTo(new[] { rows["first"].Id }), "Relations among the rows lead to the copies.");
            Assert.That(clone.NewPageIds.Values, Is.EquivalentTo(rows.Values.Select(row => row.Id)));
            Assert.That(await TextsAsync(rows["first"].Id), Is.EqualTo(new[] { "content" }));
            Assert.That(clone.NewDatabaseIds[tasks.Database.Id], Is.EqualTo(clone.Database.Id));
        });
    }

    [Test]
    public async Task The_views_of_a_copy_show_its_own_rows_by_its_own_columns()
    {
        LiveDataSource tasks = await FilledAsync();
        LiveView done = await tasks.AddViewAsync("Done", ViewType.List, Filter.Property("Done").Checkbox.Is(true), [Sort.Descending("Name")]);
        LivePage first = (await tasks.Rows.Search("first").FirstAsync())!;
        await tasks.AddViewAsync(
            "Blocked",
            ViewType.Board,
            Filter.Property(Column(tasks, "Blocks")).Relation.Contains(first.Id),
            configuration: new BoardViewConfiguration
            {
                GroupBy = new CheckboxGroupBy { PropertyId = tasks.Schema["Done"].Id, Sort = new() { Type = GroupSortType.Manual } },
            });
        LivePage target = await PageAsync();

        LiveDatabaseClone clone = await tasks.Database!.CloneAsync(target);

        Assert.That(clone.NotCopied.Select(loss => loss.Reason), Has.None.Contain("does not take"));
        IReadOnlyList<LiveView> views = await clone.Database.GetViewsAsync();
        IReadOnlyList<LiveView> old = await tasks.Database.GetViewsAsync();
        Assert.That(views.Select(view => (view.Name, view.Type)), Is.EquivalentTo(old.Select(view => (view.Name, view.Type))));
        LiveView copied = views.Single(view => view.Name == "Done");
        LiveView blocked = views.Single(view => view.Name == "Blocked");
        Assert.Multiple(async () =>
        {
            Assert.That((await copied.Rows.ToListAsync()).Select(row => row.Id), Is.EqualTo(new[] { clone.NewPageIds[first.Id] }));
            Assert.That((await blocked.Rows.ToListAsync()).Select(row => row.Title), Is.EqualTo(new[] { "second" }));
            Assert.That(
                ((CheckboxGroupBy)((BoardViewConfiguration)blocked.Snapshot.Configuration!).GroupBy).PropertyId,
                Is.EqualTo(clone.Database.DataSources[0].Schema["Done"].Id).And.Not.EqualTo(tasks.Schema["Done"].Id));
            Assert.That(copied.Sorts, Has.Count.EqualTo(1));
            Assert.That(done.Filter, Is.Not.Null);
        });
    }

    [Test]
    public async Task What_a_copy_would_not_have_is_listed_before_anything_is_written()
    {
        LiveDataSource tasks = await FilledAsync();
        await tasks.AddViewAsync("Overview", ViewType.Dashboard);

        int before = RequestCount;
        ClonePlan plan = await tasks.Database!.PlanCloneAsync();
        Assert.That(Emulator.Requests.Skip(before).Where(request => request.Method != HttpMethod.Get).Select(request => request.Operation), Is.All.EqualTo(NotionOperations.QueryDataSource));
        InvalidOperationException? e = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await tasks.Database.CloneAsync(await RootAsync(), new() { RefuseLoss = true }));
        LiveDatabaseClone clone = await tasks.Database.CloneAsync(await PageAsync());

        Assert.Multiple(() =>
        {
            Assert.That(plan.ToString(), Does.Contain("view Overview: dashboards are not copied").And.Contain("templates and permissions"));
            Assert.That(plan.Source, Is.SameAs(tasks.Database));
            Assert.That(e!.Message, Does.Contain("Overview"));
            Assert.That(clone.NotCopied, Is.EquivalentTo(plan.NotCopied));
        });
    }

    [Test]
    public async Task A_page_is_cloned_with_the_views_of_the_databases_in_it()
    {
        LivePage page = await PageAsync("text");
        LiveDatabase database = page.Children.AddDatabase("Inner", new() { ["Name"] = PropertySchema.Title(), ["Open"] = PropertySchema.Checkbox() });
        await Session.SaveAsync();
        LiveDataSource source = await Session.GetDataSourceAsync(database.DataSources[0].Id);
        await source.AddViewAsync("Open ones", ViewType.Gallery, Filter.Property("Open").Checkbox.Is(true));

        LiveClone clone = await page.CloneAsync(await RootAsync());

        LiveDatabase copy = await Session.GetDatabaseAsync(clone.NewDatabaseIds[database.Id]);
        LiveView copied = (await copy.GetViewsAsync()).Single(view => view.Name == "Open ones");
        Assert.Multiple(() =>
        {
            Assert.That(copied.Type, Is.EqualTo(ViewType.Gallery));
            Assert.That(copied.Filter, Is.Not.Null);
            Assert.That(clone.NotCopied.Select(loss => loss.Reason), Has.None.Contain("views other than"));
        });
    }

    private static string Column(LiveDataSource source, string name) => source.Schema[name].Id.ToString();

    private async Task<LiveDataSource> FilledAsync()
    {
        LiveDataSource tasks = await TasksAsync();
        LivePage first = tasks.Rows.Add();
        first.Title = "first";
        first.Properties["Done"] = true;
        first.Children.Add(new ParagraphBlock("content"));
        LivePage second = tasks.Rows.Add();
        second.Title = "second";
        second.Properties["Blocks"] = first;
        await Session.SaveAsync();
        await Session.GetDatabaseAsync(tasks.Database!.Id);
        return tasks;
    }
}
