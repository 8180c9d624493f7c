using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Schemas;

internal sealed class SchemaPlanTests : EmulatorTest
{
    [Test]
    public async Task A_plan_lists_every_difference_and_applying_it_leaves_none()
    {
        DataSourceId people = Emulator.Workspace.AddDatabase("People", new() { ["Name"] = PropertySchema.Title(), ["Age"] = PropertySchema.Number() }).DataSourceId;
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Task"] = PropertySchema.Title(),
            ["Price"] = PropertySchema.Number(),
            ["Count"] = PropertySchema.Number(),
            ["Status"] = PropertySchema.Select("Open"),
            ["Owner"] = PropertySchema.Relation(people),
            ["Ages"] = PropertySchema.Rollup("Owner", "Age", RollupFunction.Sum),
            ["Double"] = PropertySchema.Formula("prop(\"Count\") * 2"),
            ["Id"] = PropertySchema.UniqueId("A"),
            ["Mine"] = PropertySchema.Checkbox(),
        }).DataSourceId;
        PropertyMap<PropertyDefinition> wanted = new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Cost"] = PropertySchema.Number(NumberFormat.Euro),
            ["Status"] = PropertySchema.Select("Open", "Blocked"),
            ["Owner"] = PropertySchema.TwoWayRelation(people),
            ["Ages"] = PropertySchema.Rollup("Owner", "Age", RollupFunction.Average),
            ["Double"] = PropertySchema.Formula("prop(\"Count\")*3"),
            ["Id"] = PropertySchema.UniqueId("B"),
            ["Due"] = PropertySchema.Date(),
        };
        var options = new SchemaPlanOptions { EarlierNames = new Dictionary<string, string> { ["Cost"] = "Price" } };

        SchemaPlan plan = await Notion.DataSources.PlanAsync(tasks, wanted, options);
        DataSource after = await Notion.DataSources.ApplyAsync(plan);

        Assert.Multiple(() =>
        {
            Assert.That(plan.ToString().Split('\n'), Is.EqualTo((string[])
            [
                "~ Name: is called 'Task'",
                "~ Cost: is called 'Price'",
                "~ Cost: format number → euro",
                "~ Status: + option Blocked",
                "~ Owner: single_property → dual_property",
                "~ Ages: rollup sum of Owner.Age → average of Owner.Age",
                "~ Double: formula prop(\"Count\") * 2 → prop(\"Count\")*3",
                "~ Id: prefix A → B",
                "+ Due (date)",
            ]));
            Assert.That(plan.LosesData, Is.False);
            Assert.That(after.Properties.Keys, Does.Contain("Mine").And.Contain("Due").And.Contain("Cost").And.Not.Contain("Price"));
            Assert.That(((SelectSchema)after.Properties["Status"].Schema).Options.Select(option => option.Name), Is.EqualTo(["Open", "Blocked"]));
        });
        SchemaPlan again = await Notion.DataSources.PlanAsync(tasks, wanted);
        Assert.That(again.ToString(), Is.EqualTo("no differences"));
    }

    [Test]
    public async Task Values_are_never_dropped_unless_asked_for()
    {
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Cost"] = PropertySchema.RichText(),
            ["Old"] = PropertySchema.Url(),
        }).DataSourceId;
        SchemaPlan plan = await Notion.DataSources.PlanAsync(
            tasks, new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() }, new() { RemoveOthers = true });
        int requests = RequestCount;

        InvalidOperationException? e = await Assert.ThrowsAsync<InvalidOperationException>(() => Notion.DataSources.ApplyAsync(plan));
        Assert.Multiple(() =>
        {
            Assert.That(plan.ToString(), Is.EqualTo("~ Cost: rich_text → number, drops values\n- Old (url), drops its values"));
            Assert.That(e!.Message, Does.Contain("- Old"));
            Assert.That(RequestCount, Is.EqualTo(requests));
        });

        DataSource after = await Notion.DataSources.ApplyAsync(plan, allowDataLoss: true);
        Assert.That(after.Properties.Keys, Is.EquivalentTo(["Name", "Cost"]));
    }

    [Test]
    public async Task Options_that_were_added_after_the_plan_are_kept()
    {
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Status"] = PropertySchema.Select("Open") }).DataSourceId;
        SchemaPlan plan = await Notion.DataSources.PlanAsync(tasks, new() { ["Status"] = PropertySchema.Select("Done") });
        await Notion.DataSources.UpdateAsync(tasks, new() { Properties = { ["Status"] = PropertySchema.Select("Open", "Meanwhile") } });

        DataSource after = await Notion.DataSources.ApplyAsync(plan);

        Assert.That(((SelectSchema)after.Properties["Status"].Schema).Options.Select(option => option.Name), Is.EquivalentTo(["Open", "Meanwhile", "Done"]));
    }

    [Test]
    public async Task A_schema_of_40_properties_is_two_requests_and_nothing_to_do_is_one()
    {
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks").DataSourceId;
        PropertyMap<PropertyDefinition> wanted = new(Enumerable.Range(0, 40).Select(i => KeyValuePair.Create($"P{i}", (PropertyDefinition)(i % 2 == 0 ? PropertySchema.Number() : PropertySchema.Select("a", "b")))));

        int first = await CountAsync(async () => await Notion.DataSources.ApplyAsync(await Notion.DataSources.PlanAsync(tasks, wanted)));
        int second = await CountAsync(async () => await Notion.DataSources.ApplyAsync(await Notion.DataSources.PlanAsync(tasks, wanted)));

        Assert.That((first, second), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task A_database_is_created_once()
    {
        PropertyMap<PropertyDefinition> properties = new() { ["Name"] = PropertySchema.Title(), ["Due"] = PropertySchema.Date() };

        Database created = await Notion.GetOrCreateDatabaseAsync(Root, "Tasks", properties);
        Database found = await Notion.Databases.GetOrCreateAsync(Notion.Blocks, Root, "Tasks", properties);
        Database other = await Notion.GetOrCreateDatabaseAsync(Root, "tasks", properties);

        Assert.That(found.Id, Is.EqualTo(created.Id));
        Assert.That(other.Id, Is.Not.EqualTo(created.Id));
        await Notion.Databases.CreateAsync(new() { Parent = Parent.Page(Root), Title = "Tasks" });
        InvalidOperationException? e = await Assert.ThrowsAsync<InvalidOperationException>(() => Notion.GetOrCreateDatabaseAsync(Root, "Tasks", properties));
        Assert.That(e!.Message, Does.Contain(created.Id.ToString()));
    }

    [Test]
    public async Task A_database_whose_creation_lost_its_response_is_found()
    {
        Emulator.Faults.Next(NotionOperations.CreateDatabase).ResetConnection(afterCommit: true);

        Database created = await Notion.GetOrCreateDatabaseAsync(Root, "Tasks", new() { ["Name"] = PropertySchema.Title() });

        BlockList children = await Notion.Blocks.ListChildrenAsync(Root);
        Assert.That(children.Results.Single().Id.Value, Is.EqualTo(created.Id.Value));
    }
}
