using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class QueryTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi(new NotionEmulatorOptions { QueryResultLimit = 6 });

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Rows_come_newest_first()
    {
        string source = await FillAsync(3);

        RawAnswer answer = await QueryAsync(source, "{}");

        Assert.That(answer.Names(), Is.EqualTo(new[] { "3", "2", "1" }));
        Assert.That(answer["type"].GetString(), Is.EqualTo("page_or_data_source"));
        Assert.That(answer["page_or_data_source"].GetRawText(), Is.EqualTo("{}"));
        Assert.That(answer.Body.TryGetProperty("request_status", out _), Is.False);
    }

    [Test]
    public async Task Filters_and_sorts_go_together()
    {
        string source = await FillAsync(5);

        RawAnswer answer = await QueryAsync(
            source, "{'filter': {'property': 'N', 'number': {'greater_than': 2}}, 'sorts': [{'property': 'N', 'direction': 'ascending'}]}");

        Assert.That(answer.Names(), Is.EqualTo(new[] { "3", "4", "5" }));
    }

    [Test]
    public async Task Numbers_within_titles_sort_by_what_they_are_worth()
    {
        (_, string source) = await _api.CreateTableAsync();
        foreach (string name in (string[])["Article 10", "Article 4", "article 7"])
            await _api.CreateRowAsync(source, name);

        RawAnswer answer = await QueryAsync(source, "{'sorts': [{'property': 'Name', 'direction': 'ascending'}]}");

        Assert.That(answer.Names(), Is.EqualTo(new[] { "Article 4", "article 7", "Article 10" }));
    }

    [Test]
    public async Task Pages_follow_each_other_by_a_cursor_that_belongs_to_the_query()
    {
        string source = await FillAsync(3);

        RawAnswer first = await QueryAsync(source, "{'page_size': 2}");
        string cursor = first["next_cursor"].GetString()!;
        RawAnswer second = await QueryAsync(source, Fill("{'page_size': 2, 'start_cursor': '$0'}", cursor));
        RawAnswer other = await QueryAsync(source, Fill("{'sorts': [{'property': 'N', 'direction': 'ascending'}], 'start_cursor': '$0'}", cursor));

        Assert.That(cursor, Does.Match("^s:[0-9a-f-]{36}:[0-9a-f-]{36}$"));
        Assert.That(first["has_more"].GetBoolean(), Is.True);
        Assert.That(first.Names().Concat(second.Names()), Is.EqualTo(new[] { "3", "2", "1" }));
        Assert.That(second["has_more"].GetBoolean(), Is.False);
        Assert.That(other.Status, Is.EqualTo(400));
        Assert.That(other.Message, Is.EqualTo($"The start_cursor provided is invalid: {cursor}"));
    }

    [Test]
    public async Task A_query_ends_at_the_limit_and_says_so()
    {
        string source = await FillAsync(7);

        RawAnswer first = await QueryAsync(source, "{'page_size': 4}");
        RawAnswer last = await QueryAsync(source, Fill("{'page_size': 4, 'start_cursor': '$0'}", first["next_cursor"].GetString()!));

        Assert.That(first.Names().Concat(last.Names()), Is.EqualTo(new[] { "7", "6", "5", "4", "3", "2" }));
        Assert.That(last["has_more"].GetBoolean(), Is.False);
        foreach (RawAnswer page in (RawAnswer[])[first, last])
            Assert.That(page["request_status"].GetRawText(), Is.EqualTo("""{"type":"incomplete","incomplete_reason":"query_result_limit_reached"}"""));
    }

    [Test]
    public async Task Rows_in_the_trash_are_left_out()
    {
        string source = await FillAsync(2);
        string id = (await QueryAsync(source, "{}")).Results[0].GetProperty("id").GetString()!;

        await _api.PatchAsync($"/v1/pages/{id}", Body("{'in_trash': true}"));

        Assert.That((await QueryAsync(source, "{}")).Names(), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task Only_the_properties_that_are_asked_for_are_returned()
    {
        string source = await FillAsync(1);

        RawAnswer answer = await _api.PostAsync($"/v1/data_sources/{source}/query?filter_properties=N", Body("{}"));

        Assert.That(Members(answer.Results.Single().GetProperty("properties")), Is.EqualTo(new[] { "N" }));
    }

    [TestCase("{'filter': {'property': 'Nope', 'number': {'equals': 1}}}", "Could not find property with name or id: Nope")]
    [TestCase("{'sorts': [{'property': 'Nope', 'direction': 'ascending'}]}", "Could not find sort property with name or id: Nope")]
    [TestCase("{'page_size': -1}", "body failed validation: body.page_size should be ≥ `1` or `undefined`, instead was `-1`.")]
    [TestCase("{'page_size': 'x'}", "body failed validation: body.page_size should be a number or `undefined`, instead was `\"x\"`.")]
    [TestCase("{'in_trash': true}", "body failed validation: body.in_trash should be not present, instead was `true`.")]
    [TestCase("{'archived': false}", "body failed validation: body.archived should be not present, instead was `false`.")]
    [TestCase("{'start_cursor': 'x'}", "The start_cursor provided is invalid: x")]
    [TestCase("{'start_cursor': 5}", "body failed validation: body.start_cursor should be a string or `undefined`, instead was `5`.")]
    public async Task What_is_wrong_is_reported(string query, string message)
    {
        string source = await FillAsync(1);

        RawAnswer answer = await QueryAsync(source, query);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
        Assert.That(answer.Message, Is.EqualTo(message));
    }

    private async Task<string> FillAsync(int rows)
    {
        (_, string source) = await _api.CreateTableAsync("'N': {'number': {}}");
        for (int i = 1; i <= rows; i++)
            await _api.CreateRowAsync(source, $"{i}", $"'N': {{'number': {i}}}");
        return source;
    }

    private async Task<RawAnswer> QueryAsync(string source, string query) => await _api.PostAsync($"/v1/data_sources/{source}/query", Body(query));
}
