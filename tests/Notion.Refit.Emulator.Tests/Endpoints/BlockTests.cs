using System.Text.Json;
using Notion.Refit.Models;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class BlockTests
{
    private const string UnknownId = "00000000-0000-4000-8000-000000000001";
    private const string Text = "[{'text': {'content': 'x'}}]";
    private const string Rich =
        """[{"type":"text","text":{"content":"x","link":null},"annotations":{"bold":false,"italic":false,"strikethrough":false,"underline":false,"code":false,"color":"default"},"plain_text":"x","href":null}]""";

    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    // Every kind that can be written at the top of a page: what is sent, and what comes back.
    [TestCase("paragraph", "{'rich_text': " + Text + "}", """{"rich_text":%,"icon":null,"color":"default"}""")]
    [TestCase("heading_1", "{'rich_text': " + Text + "}", """{"rich_text":%,"is_toggleable":false,"color":"default"}""")]
    [TestCase("heading_2", "{'rich_text': " + Text + ", 'color': 'blue'}", """{"rich_text":%,"is_toggleable":false,"color":"blue"}""")]
    [TestCase("heading_3", "{'rich_text': " + Text + ", 'is_toggleable': true}", """{"rich_text":%,"is_toggleable":true,"color":"default"}""")]
    [TestCase("heading_4", "{'rich_text': " + Text + "}", """{"rich_text":%,"is_toggleable":false,"color":"default"}""")]
    [TestCase("bulleted_list_item", "{'rich_text': " + Text + "}", """{"rich_text":%,"color":"default"}""")]
    [TestCase("numbered_list_item", "{'rich_text': " + Text + "}", """{"rich_text":%,"color":"default"}""")]
    [TestCase("to_do", "{'rich_text': " + Text + "}", """{"rich_text":%,"checked":false,"color":"default"}""")]
    [TestCase("toggle", "{'rich_text': " + Text + "}", """{"rich_text":%,"color":"default"}""")]
    [TestCase("quote", "{'rich_text': " + Text + "}", """{"rich_text":%,"color":"default"}""")]
    [TestCase("callout", "{'rich_text': " + Text + ", 'icon': {'emoji': '👍'}}", """{"rich_text":%,"icon":{"type":"emoji","emoji":"👍"},"color":"default"}""")]
    [TestCase("code", "{'rich_text': " + Text + ", 'language': 'python'}", """{"caption":[],"rich_text":%,"language":"python"}""")]
    [TestCase("equation", "{'expression': 'e=mc^2'}", """{"expression":"e=mc^2"}""")]
    [TestCase("template", "{'rich_text': " + Text + "}", """{"rich_text":%}""")]
    [TestCase("divider", "{}", "{}")]
    [TestCase("breadcrumb", "{}", "{}")]
    [TestCase("table_of_contents", "{}", """{"color":"default"}""")]
    [TestCase("table", "{'table_width': 1, 'children': [{'table_row': {'cells': [[]]}}]}", """{"table_width":1,"has_column_header":false,"has_row_header":false}""")]
    [TestCase("column_list", "{'children': [{'column': {'children': []}}, {'column': {'children': []}}]}", "{}")]
    [TestCase("tab", "{'children': [{'paragraph': {'rich_text': []}}]}", "{}")]
    [TestCase("synced_block", "{'synced_from': null, 'children': [{'divider': {}}]}", """{"synced_from":null}""")]
    [TestCase("bookmark", "{'url': 'https://example.com'}", """{"caption":[],"url":"https://example.com"}""")]
    [TestCase("embed", "{'url': 'https://example.com'}", """{"caption":[],"url":"https://example.com"}""")]
    [TestCase("image", "{'external': {'url': 'https://example.com/a.png'}}", """{"caption":[],"type":"external","external":{"url":"https://example.com/a.png"}}""")]
    [TestCase("video", "{'external': {'url': 'https://example.com/a.mp4'}}", """{"caption":[],"type":"external","external":{"url":"https://example.com/a.mp4"}}""")]
    [TestCase("audio", "{'external': {'url': 'https://example.com/a.mp3'}}", """{"caption":[],"type":"external","external":{"url":"https://example.com/a.mp3"}}""")]
    [TestCase("pdf", "{'external': {'url': 'https://example.com/a.pdf'}}", """{"caption":[],"type":"external","external":{"url":"https://example.com/a.pdf"}}""")]
    [TestCase("file", "{'external': {'url': 'https://example.com/robots.txt'}}", """{"caption":[],"type":"external","external":{"url":"https://example.com/robots.txt"},"name":"robots.txt"}""")]
    [TestCase("link_to_page", "{'page_id': '00000000-0000-4000-8000-000000000001'}", """{"type":"page_id","page_id":"00000000-0000-4000-8000-000000000001"}""")]
    public async Task Every_kind_is_stored_with_its_members_filled_in(string type, string payload, string expected)
    {
        RawAnswer page = await _api.CreatePageAsync();

        RawAnswer answer = await _api.AppendAsync(page.Id, Fill("[{'object': 'block', 'type': '$0', '$0': $1}]", type, payload));

        Assert.That(answer.Status, Is.EqualTo(200), answer.Message);
        JsonElement block = answer.Results.Single();
        Assert.That(
            Members(block),
            Is.EquivalentTo(new[]
            {
                "object", "id", "parent", "created_time", "last_edited_time", "created_by", "last_edited_by", "has_children", "in_trash", "type", type,
            }));
        using JsonDocument wanted = JsonDocument.Parse(expected.Replace("%", Rich, StringComparison.Ordinal));
        Assert.That(JsonElement.DeepEquals(block.GetProperty(type), wanted.RootElement), Is.True, block.GetProperty(type).GetRawText());
        Assert.That(block.GetProperty("has_children").GetBoolean(), Is.EqualTo(payload.Contains("children", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_heading_with_children_is_toggleable_whatever_is_said(
        [Values("heading_1", "heading_2", "heading_3", "heading_4")] string type, [Values("", ", 'is_toggleable': false")] string further)
    {
        RawAnswer answer = Ok(await _api.AppendAsync(
            _api.RootPageId(), Fill("[{'$0': {'rich_text': [], 'children': [{'divider': {}}] $1}}]", type, further)));

        Assert.That(answer.Results.Single().GetProperty("has_children").GetBoolean(), Is.True);
        Assert.That(Payload(answer.Results.Single()).GetProperty("is_toggleable").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Rows_and_columns_live_in_tables_and_column_lists_only()
    {
        RawAnswer page = await _api.CreatePageAsync();

        Assert.That((await _api.AppendAsync(page.Id, "[{'table_row': {'cells': [[]]}}]")).Status, Is.EqualTo(400));
        Assert.That((await _api.AppendAsync(page.Id, "[{'column': {'children': []}}]")).Status, Is.EqualTo(400));
        Assert.That((await _api.AppendAsync(page.Id, "[{'table': {'table_width': 2, 'children': [{'table_row': {'cells': [[]]}}]}}]")).Status, Is.EqualTo(400));
        Assert.That((await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results, Is.Empty);
    }

    [Test]
    public async Task Two_levels_of_children_are_created_and_a_third_is_refused()
    {
        RawAnswer page = await _api.CreatePageAsync();

        RawAnswer two = await _api.AppendAsync(page.Id, Nested(2));
        RawAnswer three = await _api.AppendAsync(page.Id, Nested(3));
        RawAnswer many = await _api.AppendAsync(page.Id, Nested(30));

        JsonElement top = two.Results.Single();
        RawAnswer first = await _api.GetAsync($"/v1/blocks/{top.GetProperty("id").GetString()}/children");
        RawAnswer second = await _api.GetAsync($"/v1/blocks/{first.Results.Single().GetProperty("id").GetString()}/children");
        Assert.That(top.GetProperty("has_children").GetBoolean(), Is.True);
        Assert.That(top.GetProperty("toggle").TryGetProperty("children", out _), Is.False);
        Assert.That(first.Results.Single().GetProperty("parent").GetProperty("type").GetString(), Is.EqualTo("block_id"));
        Assert.That(second.Results.Single().GetProperty("has_children").GetBoolean(), Is.False);
        Assert.That(three.Status, Is.EqualTo(400));
        Assert.That(three.Message, Does.StartWith("body failed validation: body.children[0].toggle.children[0].toggle.children[0].toggle.children should be not present, instead was"));
        Assert.That(many.Status, Is.EqualTo(400));
        Assert.That(many.Message, Does.StartWith("body failed validation: body.children[0].toggle.children[0].toggle.children[0].toggle.children should be not present, instead was"));

        static string Nested(int levels) => levels == 0
            ? "[{'toggle': {'rich_text': []}}]"
            : Fill("[{'toggle': {'rich_text': [], 'children': $0}}]", Nested(levels - 1));
    }

    [Test]
    public async Task Behind_a_block_the_answer_goes_on_with_its_later_siblings()
    {
        RawAnswer page = await _api.CreatePageAsync();
        string first = (await _api.AppendAsync(page.Id, "[{'divider': {}}, {'breadcrumb': {}}]")).Results[0].GetProperty("id").GetString()!;

        RawAnswer after = await _api.AppendAsync(page.Id, "[{'tab': {}}]", Fill("'position': {'type': 'after_block', 'after_block': {'id': '$0'}}", first));
        RawAnswer start = await _api.AppendAsync(page.Id, "[{'table_of_contents': {}}]", "'position': {'type': 'start'}");
        RawAnswer end = await _api.AppendAsync(page.Id, "[{'column_list': {'children': [{'column': {'children': []}}, {'column': {'children': []}}]}}]", "'position': {'type': 'end'}");

        Assert.That(Types(after), Is.EqualTo(new[] { "tab", "breadcrumb" }));
        Assert.That(Types(start)[0], Is.EqualTo("table_of_contents"));
        Assert.That(Types(end), Is.EqualTo(new[] { "column_list" }));
        Assert.That(
            Types(await _api.GetAsync($"/v1/blocks/{page.Id}/children")),
            Is.EqualTo(new[] { "table_of_contents", "divider", "tab", "breadcrumb", "column_list" }));
    }

    [Test]
    public async Task Only_the_earlier_version_knows_after()
    {
        RawAnswer page = await _api.CreatePageAsync();
        string first = (await _api.AppendAsync(page.Id, "[{'divider': {}}, {'breadcrumb': {}}]")).Results[0].GetProperty("id").GetString()!;
        await using var earlier = new RawApi(_api.Emulator, "2025-09-03");

        RawAnswer answer = await earlier.AppendAsync(page.Id, "[{'tab': {}}]", $"'after': '{first}'");
        RawAnswer refused = await _api.AppendAsync(page.Id, "[{'tab': {}}]", $"'after': '{first}'");

        Assert.That(Types(answer), Is.EqualTo(new[] { "tab", "breadcrumb" }));
        Assert.That(answer.Results[0].GetProperty("archived").GetBoolean(), Is.False);
        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(refused.Message, Does.Contain("body.after should be not present"));
    }

    [Test]
    public async Task Children_are_listed_in_pages_whose_cursors_are_blocks()
    {
        RawAnswer page = await _api.CreatePageAsync(children: $"[{string.Join(',', Enumerable.Repeat("{'divider': {}}", 5))}]");
        var seen = new List<string>();
        string query = "";
        do
        {
            RawAnswer answer = await _api.GetAsync($"/v1/blocks/{page.Id}/children?page_size=2{query}");
            seen.AddRange(answer.Results.Select(block => block.GetProperty("id").GetString()!));
            query = answer["has_more"].GetBoolean() ? $"&start_cursor={answer["next_cursor"].GetString()}" : "";
        }
        while (query.Length > 0);

        Assert.That(seen, Has.Count.EqualTo(5));
        Assert.That(seen, Is.Unique);
        RawAnswer invalid = await _api.GetAsync($"/v1/blocks/{page.Id}/children?start_cursor=00000000-0000-4000-8000-000000000001");
        Assert.That(invalid.Status, Is.EqualTo(400));
        Assert.That(invalid.Message, Is.EqualTo("The start_cursor provided is invalid: 00000000-0000-4000-8000-000000000001"));
    }

    [Test]
    public async Task An_update_replaces_what_it_names_and_keeps_the_rest()
    {
        string id = await AddAsync("{'to_do': {'rich_text': " + Text + ", 'checked': true, 'color': 'red'}}");

        RawAnswer answer = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'to_do': {'rich_text': [{'text': {'content': 'y'}}], 'children': []}}"));

        Assert.That(PlainText(answer["to_do"].GetProperty("rich_text")), Is.EqualTo("y"));
        Assert.That(answer["to_do"].GetProperty("checked").GetBoolean(), Is.True);
        Assert.That(answer["to_do"].GetProperty("color").GetString(), Is.EqualTo("red"));
    }

    [Test]
    public async Task The_kind_of_a_block_cannot_change()
    {
        string id = await AddAsync("{'divider': {}}");

        Assert.That((await _api.PatchAsync($"/v1/blocks/{id}", Body("{'breadcrumb': {}}"))).Status, Is.EqualTo(400));
        Assert.That((await _api.GetAsync($"/v1/blocks/{id}"))["type"].GetString(), Is.EqualTo("divider"));
    }

    [Test]
    public async Task A_file_whose_name_never_had_an_extension_gets_that_of_its_address()
    {
        string id = await AddAsync("{'file': {'external': {'url': 'https://example.com/photo.jpg?size=1'}, 'name': 'Photo'}}");

        RawAnswer answer = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'file': {'name': 'My photo'}}"));

        Assert.That(answer["file"].GetProperty("name").GetString(), Is.EqualTo("My photo.jpg"));
    }

    [Test]
    public async Task A_file_keeps_its_source_and_its_extension()
    {
        string id = await AddAsync("{'file': {'external': {'url': 'https://example.com/robots.txt'}}}");

        RawAnswer answer = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'type': 'file', 'file': {'name': 'my_robot', 'caption': []}}"));

        Assert.That(answer["file"].GetProperty("name").GetString(), Is.EqualTo("my_robot.txt"));
        Assert.That(answer["file"].GetProperty("external").GetProperty("url").GetString(), Is.EqualTo("https://example.com/robots.txt"));
    }

    [Test]
    public async Task A_deleted_block_is_gone_from_the_list_but_can_be_read_and_restored()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'toggle': {'rich_text': [], 'children': [{'divider': {}}]}}]");
        string id = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;
        string inner = (await _api.GetAsync($"/v1/blocks/{id}/children")).Results[0].GetProperty("id").GetString()!;

        RawAnswer deleted = await _api.DeleteAsync($"/v1/blocks/{id}");

        Assert.That(deleted["in_trash"].GetBoolean(), Is.True);
        Assert.That(deleted["has_children"].GetBoolean(), Is.True);
        Assert.That((await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results, Is.Empty);
        Assert.That((await _api.GetAsync($"/v1/blocks/{inner}"))["in_trash"].GetBoolean(), Is.True);
        Assert.That((await _api.PatchAsync($"/v1/blocks/{id}", Body("{'toggle': {'rich_text': []}}"))).Status, Is.EqualTo(400));
        Assert.That((await _api.AppendAsync(id, "[{'divider': {}}]")).Status, Is.EqualTo(400));
        Assert.That((await _api.PatchAsync($"/v1/blocks/{id}", Body("{'in_trash': false}")))["in_trash"].GetBoolean(), Is.False);
        Assert.That((await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Some_kinds_take_no_children()
    {
        string id = await AddAsync("{'divider': {}}");

        Assert.That((await _api.AppendAsync(id, "[{'divider': {}}]")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Neighbours_that_look_the_same_become_one_piece()
    {
        string id = await AddAsync(
            "{'paragraph': {'rich_text': [{'text': {'content': 'a'}}, {'text': {'content': 'b'}}, {'text': {'content': 'c'}, 'annotations': {'bold': true}}]}}");

        RawAnswer block = await _api.GetAsync($"/v1/blocks/{id}");

        Assert.That(
            block["paragraph"].GetProperty("rich_text").EnumerateArray().Select(piece => piece.GetProperty("plain_text").GetString()),
            Is.EqualTo(new[] { "ab", "c" }));
    }

    [Test]
    public async Task Mentions_show_what_they_mention_as_it_is_now()
    {
        RawAnswer page = await _api.CreatePageAsync("Before");
        string person = (await _api.GetAsync("/v1/users")).Results[0].GetProperty("id").GetString()!;
        const string Block = """
            {'paragraph': {'rich_text': [
              {'mention': {'page': {'id': '$0'}}},
              {'mention': {'user': {'id': '$1'}}},
              {'mention': {'date': {'start': '2026-01-02'}}}
            ]}}
            """;
        string id = await AddAsync(Fill(Block, page.Id, person));
        await _api.PatchAsync($"/v1/pages/{page.Id}", Body("{'properties': {'title': {'title': [{'text': {'content': 'After'}}]}}}"));

        JsonElement[] pieces = [.. (await _api.GetAsync($"/v1/blocks/{id}"))["paragraph"].GetProperty("rich_text").EnumerateArray()];

        Assert.That(pieces.Select(piece => piece.GetProperty("plain_text").GetString()), Is.EqualTo(new[] { "After", "@Ada Lovelace", "2026-01-02" }));
        Assert.That(pieces[0].GetProperty("href").GetString(), Does.EndWith("/" + page.Id.Replace("-", "", StringComparison.Ordinal)));
        Assert.That(pieces[1].GetProperty("mention").GetProperty("user").GetProperty("person").GetProperty("email").GetString(), Is.EqualTo("ada@example.com"));
        Assert.That(pieces[2].GetProperty("mention").GetProperty("date").GetProperty("end").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Placeholders_of_templates_begin_with_a_capital()
    {
        const string Block = """
            {'paragraph': {'rich_text': [
              {'mention': {'template_mention': {'type': 'template_mention_date', 'template_mention_date': 'today'}}},
              {'mention': {'template_mention': {'type': 'template_mention_date', 'template_mention_date': 'now'}}},
              {'mention': {'template_mention': {'type': 'template_mention_user', 'template_mention_user': 'me'}}}
            ]}}
            """;

        RawAnswer block = await _api.GetAsync($"/v1/blocks/{await AddAsync(Block)}");

        Assert.That(
            block["paragraph"].GetProperty("rich_text").EnumerateArray().Select(piece => piece.GetProperty("plain_text").GetString()),
            Is.EqualTo(new[] { "@Today", "@Now", "@Me" }));
    }

    [Test]
    public async Task A_mention_of_a_link_is_shown_as_its_address()
    {
        RichText piece = new() { Content = new MentionContent { Mention = new LinkMention { Href = "https://example.com/a", Title = "An example" } } };
        PageId page = _api.Emulator.Workspace.AddPage("Links", [new ParagraphBlock { RichText = [piece] }]);

        JsonElement shown = (await _api.GetAsync($"/v1/blocks/{page}/children")).Results.Single().GetProperty("paragraph").GetProperty("rich_text")[0];

        Assert.That(shown.GetProperty("plain_text").GetString(), Is.EqualTo("https://example.com/a"));
        Assert.That(shown.GetProperty("href").GetString(), Is.EqualTo("https://example.com/a"));
    }

    [Test]
    public async Task A_copy_of_a_synced_block_shows_the_original()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'synced_block': {'synced_from': null, 'children': [{'divider': {}}]}}]");
        string original = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;

        JsonElement copy = (await _api.AppendAsync(page.Id, Fill("[{'synced_block': {'synced_from': {'block_id': '$0'}}}]", original))).Results.Single();

        Assert.That(copy.GetProperty("has_children").GetBoolean(), Is.True);
        Assert.That(copy.GetProperty("synced_block").GetRawText(), Is.EqualTo(Fill("""{"synced_from":{"type":"block_id","block_id":"$0"}}""", original)));
        Assert.That(Types(await _api.GetAsync($"/v1/blocks/{copy.GetProperty("id").GetString()}/children")), Is.EqualTo(new[] { "divider" }));
    }

    [Test]
    public async Task New_blocks_may_carry_properties_of_responses()
    {
        const string Block = """
            {
              'id': '$0', 'parent': {'type': 'page_id', 'page_id': '$0'}, 'created_time': '0001-01-01T00:00:00', 'last_edited_time': '0001-01-01T00:00:00',
              'created_by': {'object': 'user', 'id': '$0'}, 'last_edited_by': null, 'has_children': true, 'in_trash': false, 'divider': {}
            }
            """;

        JsonElement block = Ok(await _api.AppendAsync(_api.RootPageId(), $"[{Fill(Block, UnknownId)}]")).Results.Single();

        Assert.That(block.GetProperty("id").GetString(), Is.Not.EqualTo(UnknownId));
        Assert.That(block.GetProperty("parent").GetProperty("page_id").GetString(), Is.EqualTo(_api.RootPageId()));
        Assert.That(block.GetProperty("created_time").GetString(), Does.Not.StartWith("0001"));
        Assert.That(block.GetProperty("has_children").GetBoolean(), Is.False);
    }

    [TestCase("{'table': {'children': [{'table_row': {'cells': [[]]}}]}}", "body.children[0].table.table_width should be defined")]
    [TestCase("{'table': {'table_width': 1}}", "body.children[0].table.children should be defined")]
    [TestCase("{'table': {'table_width': 1, 'children': []}}", "body.children[0].table.children.length should be ≥ `1`, instead was `0`")]
    [TestCase("{'column_list': {}}", "body.children[0].column_list.children should be defined")]
    [TestCase("{'column_list': {'children': [{'column': {'children': []}}]}}", "body.children[0].column_list.children.length should be ≥ `2`, instead was `1`")]
    [TestCase("{'column_list': {'children': [{'column': {'width_ratio': 1, 'children': []}}, {'column': {'children': []}}]}}", "body.children[0].column_list.children[0].column.width_ratio should be < `1` or `undefined`, instead was `1`")]
    [TestCase("{'column_list': {'children': [{'divider': {}}, {'column': {'children': []}}]}}", "a block of the type divider cannot be in one of the type column_list")]
    [TestCase("{'tab': {'children': [{'divider': {}}]}}", "a block of the type divider cannot be in one of the type tab")]
    [TestCase("{'synced_block': {'synced_from': {'block_id': '00000000-0000-4000-8000-000000000001'}}}", "Could not find block with ID: 00000000-0000-4000-8000-000000000001")]
    [TestCase("{'synced_block': {'synced_from': {'block_id': '$0'}}}", "Only blocks of type synced_block that aren't syncing from another block can be used.")]
    [TestCase("{'column_list': {'children': [{'column': {'children': []}}, {'column': {'width_ratio': 0.5}}]}}", "body.children[0].column_list.children[1].column.children should be defined, instead was `undefined`.")]
    [TestCase("{'callout': {'rich_text': [], 'icon': null}}", "body.children[0].callout.icon should be an object or `undefined`, instead was `null`.")]
    [TestCase("{'table': {'table_width': 2, 'children': [{'table_row': {'cells': [[]]}}]}}", "Content creation Failed. Fix the following:\nNumber of cells in table row must match the table width of the parent table.")]
    [TestCase("{'paragraph': {'rich_text': [], 'icon': {'emoji': '🚀'}}}", "cannot set icon unless paragraph is a direct child of a tab block")]
    [TestCase("{'divider': {}, 'is_archived': true}", "body.children[0].is_archived should be not present")]
    [TestCase("{'numbered_list_item': {'rich_text': [], 'list_start_index': 5}}", "body.children[0].numbered_list_item.list_start_index should be not present")]
    [TestCase("{'divider': {}, 'archived': false}", "body.children[0].archived should be not present")]
    public async Task A_new_block_needs_what_makes_it_one(string block, string message)
    {
        RawAnswer page = await _api.CreatePageAsync();

        RawAnswer answer = await _api.AppendAsync(page.Id, Fill($"[{block}]", page.Id));

        Assert.That(answer.Status, Is.AnyOf(400, 404));
        Assert.That(answer.Message, Does.Contain(message));
        Assert.That((await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results, Is.Empty);
    }

    [Test]
    public async Task Tabs_are_paragraphs_that_may_have_icons()
    {
        RawAnswer page = await _api.CreatePageAsync();

        JsonElement tab = Ok(await _api.AppendAsync(
            page.Id,
            "[{'tab': {'children': [{'paragraph': {'rich_text': [], 'icon': {'emoji': '🚀'}, 'children': [{'divider': {}}]}}]}}]")).Results.Single();
        JsonElement label = (await _api.GetAsync($"/v1/blocks/{tab.GetProperty("id").GetString()}/children")).Results.Single();

        Assert.That(label.GetProperty("paragraph").GetProperty("icon").GetProperty("emoji").GetString(), Is.EqualTo("🚀"));
        Assert.That(label.GetProperty("has_children").GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_copy_of_a_synced_block_takes_no_children_of_its_own()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'synced_block': {'synced_from': null, 'children': [{'divider': {}}]}}]");
        string original = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;
        string copy = Ok(await _api.AppendAsync(page.Id, Fill("[{'synced_block': {'synced_from': {'block_id': '$0'}}}]", original))).Results[0].GetProperty("id").GetString()!;

        Assert.That((await _api.AppendAsync(copy, "[{'divider': {}}]")).Status, Is.EqualTo(400));
        Assert.That((await _api.AppendAsync(page.Id, Fill("[{'synced_block': {'synced_from': {'block_id': '$0'}}}]", copy))).Status, Is.EqualTo(400));
        Assert.That((await _api.AppendAsync(original, "[{'breadcrumb': {}}]")).Status, Is.EqualTo(200));
        Assert.That(Types(await _api.GetAsync($"/v1/blocks/{copy}/children")), Is.EqualTo(new[] { "divider", "breadcrumb" }));
    }

    [Test]
    public async Task A_column_that_comes_to_a_list_of_columns_must_say_what_is_in_it()
    {
        string list = await AddAsync("{'column_list': {'children': [{'column': {'children': []}}, {'column': {'children': []}}]}}");

        RawAnswer refused = await _api.AppendAsync(list, "[{'column': {'width_ratio': 0.5}}]");
        RawAnswer added = await _api.AppendAsync(list, "[{'column': {'children': []}}]");

        Assert.That(refused.Message, Does.EndWith("body.children[0].column.children should be defined, instead was `undefined`."));
        Assert.That(added.Status, Is.EqualTo(200), added.Message);
    }

    [Test]
    public async Task An_update_that_names_a_kind_must_bring_its_content()
    {
        string id = await AddAsync("{'paragraph': {'rich_text': []}}");

        RawAnswer refused = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'type': 'paragraph'}"));
        RawAnswer nothing = await _api.PatchAsync($"/v1/blocks/{id}", Body("{}"));

        Assert.That((refused.Status, refused.Message), Is.EqualTo((400, "body failed validation: body.paragraph should be defined, instead was `undefined`.")));
        Assert.That(nothing.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_icon_of_a_callout_cannot_be_taken_away()
    {
        string id = await AddAsync("{'callout': {'rich_text': [], 'icon': {'emoji': '🚀'}}}");

        RawAnswer refused = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'callout': {'icon': null}}"));

        Assert.That((refused.Status, refused.Message), Is.EqualTo((400, "body failed validation: body.callout.icon should be an object or `undefined`, instead was `null`.")));
        Assert.That((await _api.GetAsync($"/v1/blocks/{id}"))["callout"].GetProperty("icon").GetProperty("emoji").GetString(), Is.EqualTo("🚀"));
    }

    [TestCase("url")]
    [TestCase("notes.md")]
    [TestCase("#part")]
    [TestCase("../up")]
    [TestCase("")]
    public async Task A_link_must_lead_somewhere(string url)
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'paragraph': {'rich_text': []}}]");
        string id = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;
        string paragraph = Fill("{'paragraph': {'rich_text': [{'text': {'content': 'x', 'link': {'url': '$0'}}}]}}", url);

        RawAnswer one = await _api.PatchAsync($"/v1/blocks/{id}", Body(paragraph));
        RawAnswer two = await _api.AppendAsync(page.Id, $"[{paragraph}, {{'toggle': {{'rich_text': [], 'children': [{paragraph}]}}}}]");

        Assert.That((one.Status, one.Message), Is.EqualTo((400, "Content creation Failed. Fix the following:\nInvalid URL for link.")));
        Assert.That((two.Status, two.Message), Is.EqualTo((400, "Content creation Failed. Fix the following:\nInvalid URL for link.\nInvalid URL for link.")));
        Assert.That((await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results, Has.Count.EqualTo(1));
    }

    [TestCase("https://example.com")]
    [TestCase("mailto:ada@example.com")]
    [TestCase("/0123456789abcdef0123456789abcdef")]
    public async Task A_link_may_lead_out_of_Notion_and_to_a_page(string url) =>
        Assert.That(
            (await _api.AppendAsync(_api.RootPageId(), Fill("[{'paragraph': {'rich_text': [{'text': {'content': 'x', 'link': {'url': '$0'}}}]}}]", url))).Status,
            Is.EqualTo(200));

    [Test]
    public async Task A_table_keeps_its_width()
    {
        string id = await AddAsync("{'table': {'table_width': 2, 'children': [{'table_row': {'cells': [[], []]}}]}}");
        string row = (await _api.GetAsync($"/v1/blocks/{id}/children")).Results.Single().GetProperty("id").GetString()!;

        RawAnswer header = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'table': {'has_column_header': true}}"));
        RawAnswer wider = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'table': {'table_width': 3}}"));

        Assert.That(header["table"].GetRawText(), Is.EqualTo("""{"table_width":2,"has_column_header":true,"has_row_header":false}"""));
        Assert.That(wider.Status, Is.EqualTo(400));
        Assert.That(wider.Message, Is.EqualTo("body failed validation: body.table.table_width should be not present, instead was `3`."));
        Assert.That((await _api.AppendAsync(id, "[{'table_row': {'cells': [[]]}}]")).Status, Is.EqualTo(400));
        Assert.That((await _api.PatchAsync($"/v1/blocks/{row}", Body("{'table_row': {'cells': [[], [], []]}}"))).Status, Is.EqualTo(400));
        Assert.That((await _api.AppendAsync(id, "[{'divider': {}}]")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task An_update_may_carry_properties_of_responses()
    {
        string id = await AddAsync("{'to_do': {'rich_text': " + Text + "}}");

        RawAnswer changed = Ok(await _api.PatchAsync($"/v1/blocks/{id}", Body("{'id': '$0', 'has_children': false, 'to_do': {'checked': true}}", id)));

        Assert.That(changed["to_do"].GetProperty("checked").GetBoolean(), Is.True);
    }

    [Test]
    public async Task An_update_that_is_refused_changes_nothing()
    {
        string id = await AddAsync("{'to_do': {'rich_text': " + Text + "}}");

        RawAnswer refused = await _api.PatchAsync($"/v1/blocks/{id}", Body("{'to_do': {'checked': true}, 'divider': {}}"));

        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That((await _api.GetAsync($"/v1/blocks/{id}"))["to_do"].GetProperty("checked").GetBoolean(), Is.False);
    }

    [Test]
    public async Task A_place_is_reported_once()
    {
        RawAnswer page = await _api.CreatePageAsync();
        string first = (await _api.AppendAsync(page.Id, "[{'divider': {}}]")).Results[0].GetProperty("id").GetString()!;
        await using var earlier = new RawApi(_api.Emulator, "2025-09-03");

        RawAnswer both = await earlier.AppendAsync(page.Id, "[{'breadcrumb': {}}]", $"'after': '{first}', 'position': {{'type': 'start'}}");

        Assert.That(both.Status, Is.EqualTo(400));
        Assert.That(both.Message, Does.Contain("body.after should be not present"));
    }

    private static string[] Types(RawAnswer answer) => [.. answer.Results.Select(block => block.GetProperty("type").GetString()!)];

    private async Task<string> AddAsync(string block)
    {
        RawAnswer page = await _api.CreatePageAsync();
        return Ok(await _api.AppendAsync(page.Id, $"[{block}]")).Results.Single().GetProperty("id").GetString()!;
    }

    [TestCase("{'page': {'id': '$0'}}", "page")]
    [TestCase("{'date': {'start': '2026-03-01'}}", "date")]
    [TestCase("{'template_mention': {'template_mention_date': 'today'}}", "template_mention")]
    public async Task A_mention_is_returned_with_its_type_also_when_it_came_without(string mention, string type)
    {
        RawAnswer page = await _api.CreatePageAsync(children: Fill("[{'paragraph': {'rich_text': [{'mention': $0}]}}]", Fill(mention, _api.RootPageId())));

        JsonElement told = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("paragraph").GetProperty("rich_text")[0].GetProperty("mention");

        Assert.That(told.GetProperty("type").GetString(), Is.EqualTo(type));
        Assert.That(told.TryGetProperty(type, out _), Is.True);
    }

    [TestCase("'start': '2026-01-02T10:00:00', 'time_zone': 'Nowhere'")]
    [TestCase("'start': '2026-01-02', 'time_zone': 'Europe/Vienna'")]
    [TestCase("'start': '2026-01-02T10:00:00+01:00', 'time_zone': 'Europe/Vienna'")]
    public async Task A_mention_of_a_date_follows_the_rules_of_time_zones(string date)
    {
        RawAnswer answer = await _api.AppendAsync(_api.RootPageId(), Fill("[{'paragraph': {'rich_text': [{'mention': {'date': {$0}}}]}}]", date));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo("Content creation Failed. Fix the following:\nInvalid date mention."));
    }
}
