using Notion.Refit.Models;

namespace Notion.Refit.Rows.Tests;

internal sealed class SchemaTests
{
    [Test]
    public async Task A_database_is_created_from_the_row_type_and_found_again()
    {
        await using var board = new TaskBoard();

        NotionRows<InventoryRow> rows = await board.Client.EnsureRowsAsync<InventoryRow>(board.Emulator.RootPageId, "Inventory");
        await rows.AddAsync(new() { Title = "Chair", Price = 12.5m, Kind = InventoryKind.OfficeFurniture, Link = "https://example.org/" });
        NotionRows<InventoryRow> again = await board.Client.EnsureRowsAsync<InventoryRow>(board.Emulator.RootPageId, "Inventory");

        InventoryRow read = await again.SingleAsync(t => t.Kind == InventoryKind.OfficeFurniture);
        Assert.That((read.Title, read.Price, read.Link), Is.EqualTo(("Chair", 12.5m, "https://example.org/")));
        Assert.That(read.Page!.Properties.Keys, Does.Contain("Furniture link").And.Contain("Kind"));
        Assert.That((await again.PlanSchemaAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Missing_columns_and_options_are_planned_and_applied()
    {
        await using var board = new TaskBoard();
        var database = board.Emulator.Workspace.AddDatabase("Old", new()
        {
            ["Item"] = PropertySchema.Title(),
            ["kind?"] = PropertySchema.Select("Tool"),
            ["Other"] = PropertySchema.RichText(),
        });
        NotionRows<InventoryRow> rows = board.Client.Rows<InventoryRow>(database.DataSourceId);

        SchemaPlan plan = await rows.PlanSchemaAsync();
        await rows.ApplyAsync(plan);

        Assert.That(plan.ToString(), Does.Contain("+ Price (number)").And.Contain("~ kind?: + option Office furniture").And.Not.Contain("Other"));
        await rows.AddAsync(new() { Title = "Desk", Kind = InventoryKind.OfficeFurniture });
        Assert.That((await rows.SingleAsync()).Kind, Is.EqualTo(InventoryKind.OfficeFurniture));
    }

    [Test]
    public async Task Attributes_say_everything_about_the_columns_that_are_created()
    {
        await using var board = new TaskBoard();
        PageId project = Projects(board);

        NotionRows<PlannedRow> rows = await board.Client.EnsureRowsAsync<PlannedRow>(
            board.Emulator.RootPageId, "Planned", new Dictionary<string, DataSourceId> { ["Others"] = board.Projects });
        PlannedRow added = await rows.AddAsync(new() { Name = "One", Price = 100, Level = Kinds.Level.VeryHigh, State = ProgressState.Done, Project = project, Contact = "a@example.org" });

        DataSource source = await board.Client.DataSources.RetrieveAsync(((DataSourceParent)added.Page!.Parent).DataSourceId);
        Assert.Multiple(() =>
        {
            Assert.That(((NumberSchema)source.Properties["Price"].Schema).Format, Is.EqualTo(NumberFormat.Euro));
            Assert.That(source.Properties["Price"].Description, Is.EqualTo("Without tax"));
            Assert.That(((SelectSchema)source.Properties["Level"].Schema).Options.Single(option => option.Name == "very high").Color, Is.EqualTo(SelectColor.Red));
            Assert.That(((RelationSchema)source.Properties["Project"].Schema).DataSourceId, Is.EqualTo(DataSourceId.Parse(PlannedRow.Projects)));
            Assert.That(((RelationSchema)source.Properties["Project"].Schema).Kind, Is.TypeOf<OneWayRelation>());
            Assert.That(((RelationSchema)source.Properties["Others"].Schema).Kind, Is.TypeOf<TwoWayRelation>());
            Assert.That(((UniqueIdSchema)source.Properties["Code"].Schema).Prefix, Is.EqualTo("P"));
            Assert.That((added.Gross, added.OtherCount, added.Code), Is.EqualTo(((decimal?)119, (int?)0, "P-1")));
            Assert.That(added.ProjectNames, Is.EqualTo(["Engine"]));
            Assert.That((added.State, added.Contact, added.Editor is null), Is.EqualTo((ProgressState.Done, "a@example.org", false)));
        });
        Assert.That((await rows.PlanSchemaAsync(new Dictionary<string, DataSourceId> { ["Others"] = board.Projects })).ToString(), Is.EqualTo("no differences"));
    }

    [Test]
    public async Task Settings_that_differ_from_the_attributes_are_planned_and_applied()
    {
        await using var board = new TaskBoard();
        Projects(board);
        DataSourceId planned = board.Emulator.Workspace.AddDatabase("Old", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Price"] = PropertySchema.Number(NumberFormat.Dollar),
            ["Level"] = PropertySchema.Select("Low", "High"),
            ["State"] = PropertySchema.Status("Not started", "In progress", "Done"),
            ["Project"] = PropertySchema.Relation(DataSourceId.Parse(PlannedRow.Projects)),
            ["Others"] = PropertySchema.Relation(board.Projects),
            ["Gross"] = PropertySchema.Formula("prop(\"Price\") * 2"),
            ["Project names"] = PropertySchema.Rollup("Project", "Name", RollupFunction.ShowUnique),
            ["Other count"] = PropertySchema.Rollup("Others", "Name", RollupFunction.Count),
            ["Code"] = PropertySchema.UniqueId("OLD"),
            ["Editor"] = PropertySchema.LastEditedBy(),
            ["Contact"] = PropertySchema.Email(),
            ["Files"] = PropertySchema.Files(),
            ["Place"] = PropertySchema.Place(),
        }).DataSourceId;
        NotionRows<PlannedRow> rows = board.Client.Rows<PlannedRow>(planned);
        var relations = new Dictionary<string, DataSourceId> { ["Others"] = board.Projects };

        SchemaPlan plan = await rows.PlanSchemaAsync(relations);

        Assert.Multiple(() =>
        {
            Assert.That(plan.ToString(), Does.Contain("~ Price: format dollar → euro"));
            Assert.That(plan.ToString(), Does.Contain("~ Price: description '' → 'Without tax'"));
            Assert.That(plan.ToString(), Does.Contain("~ Level: + option very high"));
            Assert.That(plan.ToString(), Does.Contain("~ Gross: formula"));
            Assert.That(plan.ToString(), Does.Contain("~ Project names: rollup show_unique"));
            Assert.That(plan.ToString(), Does.Contain("~ Code: prefix OLD → P"));
            Assert.That(plan.ToString(), Does.Contain("~ Others: single_property → dual_property"));
            Assert.That(plan.LosesData, Is.False);
        });
        await rows.ApplyAsync(plan);
        Assert.That((await rows.PlanSchemaAsync(relations)).ToString(), Is.EqualTo("no differences"));
    }

    [Test]
    public async Task A_column_of_another_kind_is_planned_and_not_applied_without_leave()
    {
        await using var board = new TaskBoard();
        DataSourceId source = board.Emulator.Workspace.AddDatabase("Old", new() { ["Title"] = PropertySchema.Title(), ["Price"] = PropertySchema.RichText() }).DataSourceId;
        NotionRows<InventoryRow> rows = board.Client.Rows<InventoryRow>(source);

        SchemaPlan plan = await rows.PlanSchemaAsync();

        Assert.That(plan.LosesData, Is.True);
        Assert.That(plan.ToString(), Does.Contain("Price: rich_text → number"));
        Assert.That(() => rows.ApplyAsync(plan), Throws.InvalidOperationException);
        await rows.ApplyAsync(plan, allowDataLoss: true);
        Assert.That((await rows.AddAsync(new() { Title = "One", Price = 2 })).Price, Is.EqualTo(2));
    }

    [Test]
    public async Task A_relation_that_is_missing_needs_its_data_source()
    {
        await using var board = new TaskBoard();

        Assert.That(
            () => board.Client.EnsureRowsAsync<ManyProjects>(board.Emulator.RootPageId, "Links"),
            Throws.TypeOf<NotionRowSchemaException>().With.Message.Contains("[\"Project\"]"));
        NotionRows<ManyProjects> rows = await board.Client.EnsureRowsAsync<ManyProjects>(
            board.Emulator.RootPageId, "Links", new Dictionary<string, DataSourceId> { ["Project"] = board.Projects });
        Assert.That(await rows.CountAsync(), Is.Zero);
    }

    // The data source that the attribute of the row type names.
    private static PageId Projects(TaskBoard board)
    {
        var id = DataSourceId.Parse(PlannedRow.Projects);
        board.Emulator.Workspace.AddDatabase("Engines", new() { ["Name"] = PropertySchema.Title() }, dataSourceId: id);
        return board.Emulator.Workspace.AddRow(id, new() { ["Name"] = new TitleValue("Engine") });
    }
}
