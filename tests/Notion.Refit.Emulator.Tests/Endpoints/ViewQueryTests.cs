using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class ViewQueryTests
{
    private FixedTime _time = null!;
    private RawApi _api = null!;
    private string _database = null!;
    private string _source = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 3, 4, 10, 30, 0, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time, QueryResultLimit = 5 });
        (_database, _source) = await _api.CreateTableAsync("'Cost': {'number': {}}, 'Kind': {'select': {}}");
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_query_finds_the_rows_of_the_view_in_its_order_and_keeps_them()
    {
        string[] rows = await FillAsync(4);
        string view = await CreateAsync("'filter': {'property': 'Cost', 'number': {'greater_than': 0}}, 'sorts': [{'property': 'Cost', 'direction': 'descending'}]");

        RawAnswer query = await _api.PostAsync($"/v1/views/{view}/queries", Body("{'page_size': 2}"));
        await _api.CreateRowAsync(_source, "Late", "'Cost': {'number': 9}");
        RawAnswer next = await _api.GetAsync($"/v1/views/{view}/queries/{query.Id}?start_cursor={query["next_cursor"].GetString()}");

        Assert.That(
            Members(query.Body),
            Is.EqualTo(new[] { "object", "id", "view_id", "expires_at", "total_count", "results", "next_cursor", "has_more", "request_id" }));
        Assert.That(query["total_count"].GetInt32(), Is.EqualTo(3));
        Assert.That(query["expires_at"].GetString(), Is.EqualTo("2026-03-04T10:45:00.000+00:00"));
        Assert.That(query.Results.Select(row => row.GetRawText()), Is.EqualTo(new[] { Reference(rows[3]), Reference(rows[2]) }));
        Assert.That(next.Results.Select(row => row.GetRawText()), Is.EqualTo(new[] { Reference(rows[1]) }));
        Assert.That(next["has_more"].GetBoolean(), Is.False);
        Assert.That(next["type"].GetString(), Is.EqualTo("page"));
    }

    [Test]
    public async Task The_filter_bar_counts_and_properties_shown_without_a_condition_do_not()
    {
        string[] rows = await FillAsync(3);
        string view = await CreateAsync("'quick_filters': {'Cost': {'number': {'equals': 1}}, 'Kind': {}}");

        RawAnswer query = await _api.PostAsync($"/v1/views/{view}/queries", Body("{}"));

        Assert.That(query.Results.Select(row => row.GetProperty("id").GetString()), Is.EqualTo(new[] { rows[1] }));
    }

    [Test]
    public async Task A_result_expires_after_fifteen_minutes()
    {
        string view = await CreateAsync();
        RawAnswer query = await _api.PostAsync($"/v1/views/{view}/queries", Body("{}"));

        _time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        RawAnswer inTime = await _api.GetAsync($"/v1/views/{view}/queries/{query.Id}");
        _time.Advance(TimeSpan.FromSeconds(1));
        RawAnswer late = await _api.GetAsync($"/v1/views/{view}/queries/{query.Id}");

        Assert.That(inTime.Status, Is.EqualTo(200));
        Assert.That(late.Status, Is.EqualTo(404));
        Assert.That(late.Code, Is.EqualTo("object_not_found"));
    }

    [Test]
    public async Task A_deleted_result_is_gone_and_can_be_deleted_again()
    {
        string view = await CreateAsync();
        RawAnswer query = await _api.PostAsync($"/v1/views/{view}/queries", Body("{}"));

        RawAnswer deleted = await _api.DeleteAsync($"/v1/views/{view}/queries/{query.Id}");

        Assert.That(Members(deleted.Body), Is.EqualTo(new[] { "object", "id", "deleted", "request_id" }));
        Assert.That(deleted["deleted"].GetBoolean(), Is.True);
        Assert.That((await _api.GetAsync($"/v1/views/{view}/queries/{query.Id}")).Status, Is.EqualTo(404));
        Assert.That((await _api.DeleteAsync($"/v1/views/{view}/queries/{query.Id}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_result_belongs_to_its_view()
    {
        string view = await CreateAsync();
        string other = await CreateAsync();
        RawAnswer query = await _api.PostAsync($"/v1/views/{view}/queries", Body("{}"));

        RawAnswer elsewhere = await _api.GetAsync($"/v1/views/{other}/queries/{query.Id}");
        await _api.DeleteAsync($"/v1/views/{other}/queries/{query.Id}");

        Assert.That(elsewhere.Status, Is.EqualTo(404));
        Assert.That((await _api.GetAsync($"/v1/views/{view}/queries/{query.Id}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_result_that_is_cut_says_so_on_every_page()
    {
        await FillAsync(7);
        string view = await CreateAsync();

        RawAnswer query = await _api.PostAsync($"/v1/views/{view}/queries", Body("{'page_size': 3}"));
        RawAnswer last = await _api.GetAsync($"/v1/views/{view}/queries/{query.Id}?start_cursor={query["next_cursor"].GetString()}");

        Assert.That(query["total_count"].GetInt32(), Is.EqualTo(5));
        foreach (RawAnswer answer in (RawAnswer[])[query, last])
            Assert.That(answer["request_status"].GetProperty("incomplete_reason").GetString(), Is.EqualTo("query_result_limit_reached"));
        Assert.That(last["has_more"].GetBoolean(), Is.False);
        Assert.That(last.Results, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Dashboards_and_malformed_requests_are_refused()
    {
        RawAnswer dashboard = Ok(await _api.PostAsync("/v1/views", Body("{'database_id': '$0', 'data_source_id': '$1', 'name': 'x', 'type': 'dashboard'}", _database, _source)));
        string view = await CreateAsync();

        Assert.That((await _api.PostAsync($"/v1/views/{dashboard.Id}/queries", Body("{}"))).Status, Is.EqualTo(400));
        Assert.That((await _api.PostAsync($"/v1/views/{view}/queries", Body("{'page_size': -1}"))).Message, Does.Contain("body.page_size should be ≥ `1`"));
        Assert.That((await _api.PostAsync($"/v1/views/{view}/queries", Body("{'filter': {}}"))).Message, Does.Contain("body.filter should be not present"));
        Assert.That((await _api.GetAsync($"/v1/views/{view}/queries/x")).Message, Does.Contain("path.query_id should be a valid uuid"));
    }

    private static string Reference(string row) => Fill("""{"object":"page","id":"$0"}""", row);

    private async Task<string[]> FillAsync(int count)
    {
        var rows = new string[count];
        for (int i = 0; i < count; i++)
            rows[i] = await _api.CreateRowAsync(_source, $"Row {i}", $"'Cost': {{'number': {i}}}");
        return rows;
    }

    private async Task<string> CreateAsync(string members = "'type': 'table'") => Ok(await _api.PostAsync(
        "/v1/views",
        Body($"{{'name': 'A view', 'type': 'table', 'database_id': '$0', 'data_source_id': '$1', {members}}}", _database, _source))).Id;
}
