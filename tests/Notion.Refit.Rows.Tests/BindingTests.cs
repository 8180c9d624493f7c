using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Tests;

internal sealed class BindingTests
{
    private TaskBoard _board = null!;

    [SetUp]
    public void Start() => _board = new TaskBoard();

    [TearDown]
    public async Task StopAsync() => await _board.DisposeAsync();

    [Test]
    public async Task One_exception_names_every_member_that_has_no_column()
    {
        NotionRowSchemaException e = (await Assert.ThrowsAsync<NotionRowSchemaException>(() => _board.Client.Rows<MismatchedRow>(_board.DataSource).ToListAsync()))!;

        Assert.Multiple(() =>
        {
            Assert.That(e.Message, Does.Contain("MismatchedRow"));
            Assert.That(e.Message, Does.Contain("Estimated (decimal?, for number, unique_id, formula, rollup): there is no column with this name"));
            Assert.That(e.Message, Does.Contain("candidates: '💰 estimated value'"));
            Assert.That(e.Message, Does.Contain("Due (bool, for checkbox, formula): the column 'Due' is of the kind date"));
            Assert.That(e.Message, Does.Contain("'External ID' (rich_text)"));
        });
    }

    [Test]
    public async Task Names_that_look_the_same_are_the_same()
    {
        EmulatedDatabase database = _board.Emulator.Workspace.AddDatabase("Rechnungen", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Fa\u0308lligkeit"] = PropertySchema.Date(),
        });
        database.AddRow(new() { ["Fa\u0308lligkeit"] = new DateValue(new DateOnly(2026, 1, 2)) });

        Assert.That((await _board.Client.Rows<InvoiceRow>(database.DataSourceId).SingleAsync()).Fälligkeit, Is.EqualTo(new DateOnly(2026, 1, 2)));
    }

    [Test]
    public async Task A_column_that_is_renamed_meanwhile_changes_nothing()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One", ExternalId = "x" });
        await _board.Client.DataSources.UpdateAsync(_board.DataSource, new() { Properties = { ["External ID"] = new PropertyUpdate { Name = "Code" } } });

        Assert.That((await _board.Tasks.SingleAsync(t => t.ExternalId == "x")).ExternalId, Is.EqualTo("x"));
        await _board.Tasks.UpdateAsync(row with { ExternalId = "y" });
        Assert.That(await _board.Tasks.AnyAsync(t => t.ExternalId == "y"), Is.True);
    }

    [Test]
    public async Task A_refused_query_reads_the_schema_again_and_is_repeated_once()
    {
        await _board.Tasks.AddAsync(new() { Name = "One" });
        _board.Emulator.Faults.Next(NotionOperations.QueryDataSource).Error(400, "validation_error");

        Assert.That(await _board.Tasks.AnyAsync(t => t.Done == false), Is.True);
        Assert.That(_board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_column_that_changed_its_kind_is_reported_with_both_kinds()
    {
        await _board.Tasks.AnyAsync();
        await _board.Client.DataSources.UpdateAsync(_board.DataSource, new() { Properties = { ["Due"] = new PropertyUpdate { Schema = PropertySchema.RichText() } } });

        Assert.That(
            () => _board.Tasks.Where(t => t.Due > new DateOnly(2026, 1, 1)).ToListAsync(),
            Throws.TypeOf<NotionRowSchemaException>().With.Message.Contains("for date, created_time").And.Message.Contains("is of the kind rich_text"));
    }

    [Test]
    public async Task The_schema_is_read_once_for_all_rows_of_a_client()
    {
        await _board.Client.Rows<TaskRow>(_board.DataSource).AnyAsync();
        await _board.Client.Rows<TaskRow>(_board.DataSource).AnyAsync();
        await _board.Client.Rows<StrictRow>(_board.DataSource).AnyAsync();

        Assert.That(_board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_address_of_a_database_will_do()
    {
        await _board.Tasks.AddAsync(new() { Name = "One" });

        Assert.That(await _board.Client.Rows<TaskRow>(_board.Database).CountAsync(), Is.EqualTo(1));
        Assert.That(await _board.Client.Rows<TaskRow>(_board.Database.ToString()).CountAsync(), Is.EqualTo(1));
        Assert.That(await _board.Client.Rows<TaskRow>($"https://www.notion.so/acme/Tasks-{_board.Database.Value:N}?v=1").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Rows_are_registered_by_configuration_and_by_key()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Notion:Rows:Tasks", _board.DataSource.ToString())]).Build();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(_board.Emulator).AddRows<TaskRow>(configuration.GetSection("Notion:Rows:Tasks")).AddRows<TaskRow>(_board.DataSource, key: "second");
        services.AddNotion("other").UseEmulator(_board.Emulator).AddRows<TaskRow>(_board.DataSource);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(await provider.GetRequiredService<NotionRows<TaskRow>>().CountAsync(), Is.Zero);
        Assert.That(await provider.GetRequiredKeyedService<NotionRows<TaskRow>>("second").CountAsync(), Is.Zero);
        Assert.That(await provider.GetRequiredKeyedService<NotionRows<TaskRow>>("other").CountAsync(), Is.Zero);
    }
}
