using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

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
    public async Task A_condition_on_a_rollup_reads_the_schema_of_the_related_rows_once_and_again_after_a_refusal()
    {
        await using var board = new Kinds.KindsBoard();

        await board.Rows.AnyAsync(t => t.RelatedNames.Contains("P"));
        await board.Rows.AnyAsync(t => t.RelatedLevels.Any(level => level == Kinds.Level.Low) && t.RelatedNames != null);
        Assert.That(board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource), Has.Count.EqualTo(2));

        board.Emulator.Faults.Next(NotionOperations.QueryDataSource).Error(400, "validation_error");
        await board.Rows.AnyAsync(t => t.RelatedNames.Contains("P"));
        Assert.That(board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_condition_on_a_rollup_of_rows_that_are_not_shared_takes_the_values_for_texts()
    {
        await using var board = new Kinds.KindsBoard();
        EmulatedConnection connection = board.Emulator.Workspace.AddConnection("Narrow", shared: [board.Database]);
        using NotionClient client = NotionClient.Create(connection.Token, board.Emulator.CreateHandler(), options => options.BaseAddress = board.Emulator.BaseAddress);

        string json = await client.Rows<Kinds.KindsRow>(board.DataSource).Where(t => t.RelatedNames.Contains("P")).ToRequestJsonAsync();

        Assert.That(json.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), Does.Contain("{\"any\":{\"rich_text\":{\"equals\":\"P\"}}}"));
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
    public async Task A_column_is_found_by_id_then_by_exact_name_then_by_letters_and_digits()
    {
        EmulatedDatabase database = _board.Emulator.Workspace.AddDatabase("Names", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["due date"] = PropertySchema.RichText(),
            ["DueDate"] = PropertySchema.Date(),
            ["🗓 End-Date"] = PropertySchema.Date(),
            ["Anything"] = PropertySchema.Number(),
        });
        DataSource source = await _board.Client.DataSources.RetrieveAsync(database.DataSourceId);
        RowMember member = new(0, "DueDate", RowMemberKind.Date, "DateOnly?");

        Assert.Multiple(() =>
        {
            Assert.That(Match(member, source), Is.EqualTo("DueDate"));
            Assert.That(Match(member with { Name = "EndDate" }, source), Is.EqualTo("🗓 End-Date"));
            Assert.That(Match(member with { ColumnName = "🗓 End-Date" }, source), Is.EqualTo("🗓 End-Date"));
            Assert.That(Match(member with { ColumnName = "end-date" }, source), Is.Null, "letter case counts in an exact name");
            Assert.That(Match(new(0, "X", RowMemberKind.Number, "int?") { ColumnId = source.Properties["Anything"].Id.Value, ColumnName = "Name" }, source), Is.EqualTo("Anything"));
            Assert.That(Match(new(0, "X", RowMemberKind.Text, "string") { IsTitle = true }, source), Is.EqualTo("Name"));
        });
    }

    [Test]
    public async Task Several_columns_of_a_name_are_all_named()
    {
        EmulatedDatabase database = _board.Emulator.Workspace.AddDatabase("Names", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Tags!"] = PropertySchema.MultiSelect("A"),
            ["tags?"] = PropertySchema.MultiSelect("A"),
        });
        ColumnMatcher.Match(new(0, "Tags", RowMemberKind.Options, "string[]"), await _board.Client.DataSources.RetrieveAsync(database.DataSourceId), out string problem);

        Assert.That(problem, Does.Contain("several columns have this name: ").And.Contain("'Tags!'").And.Contain("'tags?'").And.Contain("[NotionColumn(\"…\")]"));
    }

    [Test]
    public async Task An_enum_works_on_a_select_and_on_a_status_without_an_attribute()
    {
        await using var states = new TaskBoard(status: true);
        TaskRow row = await states.Tasks.AddAsync(new() { Name = "One", Status = TaskState.InProgress });

        Assert.That((await states.Tasks.SingleAsync(t => t.Status == TaskState.InProgress)).Page!.Id, Is.EqualTo(row.Page!.Id));
        TaskRow other = await _board.Tasks.AddAsync(new() { Name = "One", Status = TaskState.InProgress });
        Assert.That((await _board.Tasks.SingleAsync(t => t.Status == TaskState.InProgress)).Page!.Id, Is.EqualTo(other.Page!.Id));
    }

    [Test]
    public async Task A_write_that_is_refused_is_not_repeated()
    {
        TaskRow row = await _board.Tasks.AddAsync(new() { Name = "One" });
        _board.Emulator.Faults.Next(NotionOperations.UpdatePage).Error(400, "validation_error");

        await Assert.ThrowsAsync<NotionApiException>(() => _board.Tasks.UpdateAsync(row with { Done = true }));

        Assert.That(_board.Emulator.Requests.Of(NotionOperations.UpdatePage), Has.Count.EqualTo(1));
        Assert.That(_board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_condition_on_a_formula_that_the_API_created_is_refused_with_the_reason()
    {
        await _board.Client.DataSources.UpdateAsync(_board.DataSource, new() { Properties = { ["Total"] = new PropertyUpdate { Schema = PropertySchema.Formula("1 + 1") } } });
        await _board.Tasks.AddAsync(new() { Name = "One" });

        NotionRowSchemaException e = (await Assert.ThrowsAsync<NotionRowSchemaException>(() => _board.Tasks.AnyAsync(t => t.Total > 1 && !t.Done)))!;

        Assert.That(e.Message, Does.Contain("'Total'").And.Contain("created through the API").And.Contain("Notion's window"));
        Assert.That(e.InnerException, Is.TypeOf<NotionApiException>());
        Assert.That((await _board.Tasks.OrderBy(t => t.Total).FirstAsync()).Total, Is.EqualTo(2), "it is read and sorted by");
    }

    [Test]
    public async Task The_schema_is_read_once_for_all_rows_of_a_client()
    {
        await _board.Client.Rows<TaskRow>(_board.DataSource).AnyAsync();
        await _board.Client.Rows<TaskRow>(_board.DataSource).AnyAsync();
        await _board.Client.Rows<StrictRow>(_board.DataSource).AnyAsync();

        Assert.That(_board.Emulator.Requests.Of(NotionOperations.RetrieveDataSource), Has.Count.EqualTo(1));
    }

    private static string? Match(RowMember member, DataSource source) => ColumnMatcher.Match(member, source, out _)?.Name;
}
