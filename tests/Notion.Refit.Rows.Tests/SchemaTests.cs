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
}
