using System.Globalization;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Description;

/// <summary>What the description says of requests is enforced, with the place and the words of the API.</summary>
public sealed class BodyCheckTests
{
    private const string Undefined = "instead was `undefined`.";

    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("/v1/databases", "{}", "body.parent should be defined, " + Undefined)]
    [TestCase("/v1/pages", "{'parent': 'x'}", "body.parent should be an object or `undefined`, instead was `\"x\"`.")]
    [TestCase("/v1/pages", "{'parent': {'page_id': 'x'}}", "body.parent.page_id should be a valid uuid, instead was `\"x\"`.")]
    [TestCase("/v1/pages", "{'parent': {'type': 'nope'}}", "body.parent.type should be `\"page_id\"`, `\"database_id\"`, `\"data_source_id\"`, `\"block_id\"`, `\"workspace\"`, or `\"agent_id\"`, instead was `\"nope\"`.")]
    [TestCase("/v1/pages", "{'properties': []}", "body.properties should be an object or `undefined`, instead was `[]`.")]
    [TestCase("/v1/pages", "{'properties': {'P': 5}}", "body.properties.P should be an object, instead was `5`.")]
    [TestCase("/v1/pages", "{'properties': {'P': {'number': 'x'}}}", "body.properties.P.number should be a number or `null`, instead was `\"x\"`.")]
    [TestCase("/v1/pages", "{'properties': {'P': {'title': [{'text': {}}]}}}", "body.properties.P.title[0].text.content should be defined, " + Undefined)]
    [TestCase("/v1/pages", "{'children': [{'paragraph': {'rich_text': 'x'}}]}", "body.children[0].paragraph.rich_text should be an array or `undefined`, instead was `\"x\"`.")]
    [TestCase("/v1/pages", "{'children': [{'heading_1': {}}]}", "body.children[0].heading_1.rich_text should be defined, " + Undefined)]
    [TestCase("/v1/pages", "{'children': [{'type': 'divider'}]}", "body.children[0].divider should be defined, " + Undefined)]
    [TestCase("/v1/pages", "{'children': [{'divider': {}, 'archived': false}]}", "body.children[0].archived should be not present, instead was `false`.")]
    [TestCase("/v1/pages", "{'nope': 1}", "body.nope should be not present, instead was `1`.")]
    [TestCase("/v1/search", "{'page_size': -1}", "body.page_size should be ≥ `1` or `undefined`, instead was `-1`.")]
    [TestCase("/v1/search", "{'page_size': 1.5}", "body.page_size should be a number or `undefined`, instead was `1.5`.")]
    [TestCase("/v1/pages", "{'markdown': 'x', 'markdown_version': 'v9'}", "body.markdown_version should be `\"v1\"`, `\"v2\"`, or `undefined`, instead was `\"v9\"`.")]
    [TestCase("/v1/search", "{'query': 5}", "body.query should be a string or `undefined`, instead was `5`.")]
    [TestCase("/v1/search", "{'filter': {'property': 'object', 'value': 'database'}}", "body.filter.value should be `\"page\"` or `\"data_source\"`, instead was `\"database\"`.")]
    [TestCase("/v1/search", "{'start_cursor': null}", "body.start_cursor should be a string or `undefined`, instead was `null`.")]
    public async Task What_is_wrong_is_reported_with_its_place(string path, string body, string problem)
    {
        RawAnswer answer = await _api.PostAsync(path, Body(body));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
        Assert.That(answer.Message, Is.EqualTo("body failed validation: " + problem));
    }

    [Test]
    public async Task A_field_of_another_name_is_reported_only_as_the_missing_one()
    {
        RawAnswer answer = await _api.AppendAsync(_api.RootPageId(), "[{'heading_1': {'text': []}}]");

        Assert.That(answer.Message, Is.EqualTo($"body failed validation: body.children[0].heading_1.rich_text should be defined, {Undefined}"));
    }

    [Test]
    public async Task Rich_text_of_no_known_kind_is_reported_with_one_line_for_each_kind()
    {
        RawAnswer answer = await _api.AppendAsync(_api.RootPageId(), "[{'paragraph': {'rich_text': [{'content': 'hello'}]}}]");

        const string Place = "body.children[0].paragraph.rich_text[0]";
        Assert.That(answer.Message, Is.EqualTo($"body failed validation. Fix one:\n{Place}.text should be defined, {Undefined}\n{Place}.mention should be defined, {Undefined}\n{Place}.equation should be defined, {Undefined}"));
    }

    [Test]
    public async Task A_field_that_rich_text_does_not_have_is_reported_with_one_line()
    {
        RawAnswer answer = await _api.AppendAsync(_api.RootPageId(), "[{'paragraph': {'rich_text': [{'text': {'content': 'x', 'annotations': {'bold': true}}}]}}]");

        Assert.That(
            answer.Message,
            Is.EqualTo("body failed validation: body.children[0].paragraph.rich_text[0].text.annotations should be not present, instead was `{\"bold\":true}`."));
    }

    [TestCase("⚡")]
    [TestCase("⚜️")]
    [TestCase("🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [TestCase("🇦🇹")]
    [TestCase("👩‍👩‍👧‍👦")]
    [TestCase("👍🏽")]
    [TestCase("1️⃣")]
    [TestCase("©️")]
    public async Task An_icon_may_be_any_emoji(string emoji)
    {
        RawAnswer answer = Ok(await _api.PatchAsync($"/v1/pages/{_api.RootPageId()}", Body("{'icon': {'type': 'emoji', 'emoji': '$0'}}", emoji)));

        Assert.That(answer["icon"].GetProperty("emoji").GetString(), Is.EqualTo(emoji));
    }

    [TestCase("rocket")]
    [TestCase(":rocket:")]
    [TestCase("🚀🚀")]
    [TestCase("1")]
    [TestCase("")]
    [TestCase("🇦")]
    public async Task An_icon_that_is_not_an_emoji_is_refused(string text)
    {
        RawAnswer page = await _api.PatchAsync($"/v1/pages/{_api.RootPageId()}", Body("{'icon': {'type': 'emoji', 'emoji': '$0'}}", text));
        RawAnswer callout = await _api.AppendAsync(_api.RootPageId(), Fill("[{'callout': {'rich_text': [], 'icon': {'emoji': '$0'}}}]", text));

        Assert.That(page.Message, Does.StartWith("body failed validation: body.icon.emoji should be `\"😀\"`, `\"😃\"`, "));
        Assert.That(callout.Message, Does.StartWith("body failed validation: body.children[0].callout.icon.emoji should be `\"😀\"`, "));
    }

    [Test]
    public async Task Text_that_is_too_long_is_reported_with_its_length()
    {
        RawAnswer answer = await _api.AppendAsync(
            _api.RootPageId(), Fill("[{'paragraph': {'rich_text': [{'text': {'content': '$0'}}]}}]", new string('x', 2001)));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(
            answer.Message,
            Is.EqualTo("body failed validation: body.children[0].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`."));
    }

    [Test]
    public async Task Lists_that_are_too_long_are_reported_with_their_length()
    {
        string hundredOne = string.Join(',', Enumerable.Repeat("{'divider': {}}", 101));

        RawAnswer top = await _api.AppendAsync(_api.RootPageId(), $"[{hundredOne}]");
        RawAnswer inner = await _api.AppendAsync(_api.RootPageId(), $"[{{'toggle': {{'rich_text': [], 'children': [{hundredOne}]}}}}]");

        Assert.That(top.Message, Is.EqualTo("body failed validation: body.children.length should be ≤ `100`, instead was `101`."));
        Assert.That(inner.Message, Is.EqualTo("body failed validation: body.children[0].toggle.children.length should be ≤ `100`, instead was `101`."));
    }

    [Test]
    public async Task A_thousand_blocks_fit_into_a_request_and_one_more_does_not()
    {
        Assert.That((await SendAsync(98)).Status, Is.EqualTo(200));
        RawAnswer refused = await SendAsync(100);
        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(refused.Message, Does.Contain("1000"));

        Task<RawAnswer> SendAsync(int children)
        {
            string inner = string.Join(',', Enumerable.Repeat("{'divider': {}}", children));
            return _api.AppendAsync(_api.RootPageId(), $"[{string.Join(',', Enumerable.Repeat($"{{'toggle': {{'rich_text': [], 'children': [{inner}]}}}}", 10))}]");
        }
    }

    [Test]
    public async Task A_block_of_no_kind_is_refused_with_all_the_kinds()
    {
        RawAnswer answer = await _api.AppendAsync(_api.RootPageId(), "[{}]");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(
            answer.Message,
            Does.StartWith("body failed validation. Fix one:\nbody.children[0].paragraph should be defined, instead was `undefined`.\nbody.children[0].heading_1"));
    }

    [Test]
    public async Task Members_that_clients_read_and_send_back_are_let_through()
    {
        RawAnswer answer = await _api.AppendAsync(
            _api.RootPageId(),
            "[{'object': 'block', 'type': 'paragraph', 'paragraph': {'children': [], 'rich_text': [{'type': 'text', 'plain_text': 'x', 'href': null, 'text': {'content': 'x', 'link': {'type': 'url', 'url': 'https://example.com'}}}]}}]");

        (_, string source) = await _api.CreateTableAsync("'P': {'type': 'number', 'name': 'P', 'number': {}}");
        RawAnswer row = await _api.PostAsync("/v1/pages", Row(source, "Row", "'P': {'id': 'abcd', 'type': 'number', 'number': 5}"));
        RawAnswer schema = await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'P': {'id': 'abcd', 'name': 'P', 'type': 'number', 'number': {}}}}"));

        Assert.That(answer.Status, Is.EqualTo(200), answer.Message);
        Assert.That(row.Status, Is.EqualTo(200), row.Message);
        Assert.That(schema.Status, Is.EqualTo(200), schema.Message);
    }

    [Test]
    public async Task Long_values_are_cut_in_messages()
    {
        RawAnswer answer = await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}}", new string('a', 100)));

        Assert.That(answer.Message, Does.EndWith($"instead was `\"{new string('a', 54)}...`."));
    }

    [Test]
    public async Task A_part_of_a_block_is_enough_for_an_update()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'heading_1': {'rich_text': [{'text': {'content': 'x'}}]}}]");
        string id = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;

        RawAnswer answer = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'heading_1': {'color': 'red'}}"));

        Assert.That(answer.Status, Is.EqualTo(200), answer.Message);
        Assert.That(PlainText(answer["heading_1"].GetProperty("rich_text")), Is.EqualTo("x"));
        Assert.That(answer["heading_1"].GetProperty("color").GetString(), Is.EqualTo("red"));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused()
    {
        RawAnswer answer = await _api.SendAsync(HttpMethod.Post, "/v1/search", $$"""{"query":"{{new string('x', 600 * 1024)}}"}""");

        Assert.That(answer.Status, Is.EqualTo(413));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
    }

    [Test]
    public async Task A_body_that_is_nested_too_deep_is_refused()
    {
        RawAnswer answer = await _api.SendAsync(
            HttpMethod.Post, "/v1/search", string.Concat(Enumerable.Repeat("{\"query\":", 200)) + "1" + new string('}', 200));

        Assert.That(answer.Status.ToString(CultureInfo.InvariantCulture), Does.StartWith("4"));
    }
}
