using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class TemplateTests
{
    private const string Content =
        """
        [{'toggle': {'rich_text': [{'text': {'content': 'Steps'}}], 'children': [{'to_do': {'rich_text': [{'text': {'content': 'First'}}]}}]}},
         {'paragraph': {'rich_text': [{'text': {'content': 'On '}}, {'mention': {'template_mention': {'type': 'template_mention_date', 'template_mention_date': 'today'}}}]}}]
        """;

    private FixedTime _time = null!;
    private RawApi _api = null!;
    private string _source = null!;
    private string _template = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 3, 4, 23, 30, 0, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time, AsyncDelay = TimeSpan.FromSeconds(2) });
        (_, _source) = await _api.CreateTableAsync("'Cost': {'number': {}}, 'State': {'status': {}}, 'Kind': {'select': {}}");
        _template = await _api.CreateRowAsync(_source, "Bug report", "'Cost': {'number': 5}, 'State': {'status': {'name': 'In progress'}}, 'Kind': {'select': {'name': 'Bug'}}");
        Ok(await _api.AppendAsync(_template, Content));
        Ok(await _api.PatchAsync($"/v1/pages/{_template}", Body("{'icon': {'emoji': '🐞'}}")));
        _api.Emulator.Workspace.MakeTemplate(PageId.Parse(_template), isDefault: true);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Templates_are_listed_and_are_no_rows()
    {
        string other = await _api.CreateRowAsync(_source, "Idea");
        _api.Emulator.Workspace.MakeTemplate(PageId.Parse(other));

        RawAnswer all = await _api.GetAsync($"/v1/data_sources/{_source}/templates?page_size=1");
        RawAnswer next = await _api.GetAsync($"/v1/data_sources/{_source}/templates?start_cursor={all["next_cursor"].GetString()}");
        RawAnswer named = await _api.GetAsync($"/v1/data_sources/{_source}/templates?name=REPORT");

        Assert.That(Members(all.Body), Is.EqualTo(new[] { "templates", "has_more", "next_cursor", "request_id" }));
        Assert.That(all["templates"].GetRawText(), Is.EqualTo(Fill("""[{"id":"$0","name":"Bug report","is_default":true}]""", _template)));
        Assert.That(next["templates"].GetRawText(), Is.EqualTo(Fill("""[{"id":"$0","name":"Idea","is_default":false}]""", other)));
        Assert.That(named["templates"].GetArrayLength(), Is.EqualTo(1));
        Assert.That((await _api.PostAsync($"/v1/data_sources/{_source}/query", Body("{}"))).Results, Is.Empty);
        Assert.That((await _api.PostAsync("/v1/search", Body("{'query': 'report'}"))).Results, Is.Empty);
    }

    [Test]
    public async Task A_page_is_blank_at_first_and_filled_after_a_while()
    {
        RawAnswer page = await CreateAsync("{'type': 'default'}", "'Cost': {'number': 9}");
        RawAnswer blank = await _api.GetAsync($"/v1/blocks/{page.Id}/children");
        _time.Advance(TimeSpan.FromSeconds(2));
        RawAnswer filled = await _api.GetAsync($"/v1/pages/{page.Id}");
        IReadOnlyList<JsonElement> blocks = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results;

        Assert.That(page["icon"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(blank.Results, Is.Empty);
        Assert.That(Payload(filled["icon"]).GetString(), Is.EqualTo("🐞"));
        Assert.That(PlainText(filled.Value("Name")), Is.EqualTo("Mine"));
        Assert.That(filled.Value("Cost").GetInt32(), Is.EqualTo(9));
        Assert.That(filled.Value("Kind").GetProperty("name").GetString(), Is.EqualTo("Bug"));
        Assert.That(filled.Value("State").GetProperty("name").GetString(), Is.EqualTo("In progress"));
        Assert.That(blocks.Select(block => block.GetProperty("type").GetString()), Is.EqualTo(new[] { "toggle", "paragraph" }));
        Assert.That((await _api.GetAsync($"/v1/blocks/{blocks[0].GetProperty("id").GetString()}/children")).Results, Has.Count.EqualTo(1));
    }

    [TestCase("", "On 2026-03-04")]
    [TestCase(", 'timezone': 'Asia/Tokyo'", "On 2026-03-05")]
    public async Task Days_that_a_template_leaves_open_are_those_of_the_zone(string zone, string expected)
    {
        RawAnswer page = await CreateAsync(Fill("{'type': 'template_id', 'template_id': '$0' $1}", _template, zone));
        _time.Advance(TimeSpan.FromSeconds(2));

        JsonElement paragraph = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[1].GetProperty("paragraph");

        Assert.That(PlainText(paragraph.GetProperty("rich_text")), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_template_goes_behind_the_content_of_a_page_or_takes_its_place()
    {
        string row = await _api.CreateRowAsync(_source, "Mine");
        Ok(await _api.AppendAsync(row, "[{'divider': {}}]"));

        Ok(await _api.PatchAsync($"/v1/pages/{row}", Body("{'template': {'type': 'default'}}")));
        _time.Advance(TimeSpan.FromSeconds(2));
        string[] behind = Types(await _api.GetAsync($"/v1/blocks/{row}/children"));
        Ok(await _api.PatchAsync($"/v1/pages/{row}", Body("{'erase_content': true, 'template': {'type': 'default'}}")));
        string[] erased = Types(await _api.GetAsync($"/v1/blocks/{row}/children"));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(behind, Is.EqualTo(new[] { "divider", "toggle", "paragraph" }));
        Assert.That(erased, Is.Empty);
        Assert.That(Types(await _api.GetAsync($"/v1/blocks/{row}/children")), Is.EqualTo(new[] { "toggle", "paragraph" }));
    }

    [Test]
    public async Task Any_page_serves_as_a_template_and_may_go_meanwhile()
    {
        RawAnswer plain = await _api.CreatePageAsync("Plain", "[{'breadcrumb': {}}]");
        RawAnswer first = await CreateAsync(Fill("{'type': 'template_id', 'template_id': '$0'}", plain.Id));
        _time.Advance(TimeSpan.FromSeconds(2));
        string[] copied = Types(await _api.GetAsync($"/v1/blocks/{first.Id}/children"));
        RawAnswer second = await CreateAsync(Fill("{'type': 'template_id', 'template_id': '$0'}", plain.Id));
        await _api.PatchAsync($"/v1/pages/{plain.Id}", Body("{'in_trash': true}"));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(copied, Is.EqualTo(new[] { "breadcrumb" }));
        Assert.That((await _api.GetAsync($"/v1/blocks/{second.Id}/children")).Results, Is.Empty);
    }

    [Test]
    public async Task What_makes_no_sense_is_refused()
    {
        (_, string bare) = await _api.CreateTableAsync();

        Assert.That((await CreateAsync("{'type': 'default'}", source: bare)).Status, Is.EqualTo(400));
        Assert.That((await CreateAsync("{'type': 'template_id', 'template_id': '00000000-0000-4000-8000-000000000001'}")).Status, Is.EqualTo(404));
        Assert.That((await CreateAsync("{'type': 'default', 'timezone': 'Moon/Base'}")).Message, Does.Contain("body.template.timezone should be a valid IANA time zone"));
        Assert.That((await CreateAsync("{'type': 'template_id'}")).Message, Does.Contain("body.template.template_id should be defined"));
        Assert.That((await _api.PatchAsync($"/v1/pages/{_template}", Body("{'template': {'type': 'none'}}"))).Message, Does.Contain("body.template.type should be"));
        RawAnswer both = await _api.PostAsync(
            "/v1/pages",
            Body("{'parent': {'data_source_id': '$0'}, 'properties': {}, 'template': {'type': 'default'}, 'children': [{'divider': {}}]}", _source));
        Assert.That(both.Message, Does.Contain("body.children should be not present"));
    }

    private static string[] Types(RawAnswer answer) => [.. answer.Results.Select(block => block.GetProperty("type").GetString()!)];

    private Task<RawAnswer> CreateAsync(string template, string values = "'Name': {'title': [{'text': {'content': 'Mine'}}]}", string? source = null) => _api.PostAsync(
        "/v1/pages",
        Body(
            "{'parent': {'data_source_id': '$0'}, 'properties': {'Name': {'title': [{'text': {'content': 'Mine'}}]}, $1}, 'template': $2}",
            source ?? _source,
            values,
            template));
}
