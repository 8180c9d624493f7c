using System.Text.Json.Nodes;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

[TestFixture("2026-03-11")]
[TestFixture("2025-09-03")]
public sealed class PageMarkdownTests(string version)
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi(version: version);

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task The_content_of_a_page_is_written()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'heading_1': {'rich_text': [{'text': {'content': 'Plan'}}]}}, {'to_do': {'rich_text': [{'text': {'content': 'Draft'}}], 'checked': true}}]");

        RawAnswer answer = await _api.GetAsync($"/v1/pages/{page.Id}/markdown");

        Assert.That(Members(answer.Body), Is.EqualTo(new[] { "object", "id", "markdown", "truncated", "unknown_block_ids", "request_id" }));
        Assert.That(answer["object"].GetString(), Is.EqualTo("page_markdown"));
        Assert.That(answer.Id, Is.EqualTo(page.Id));
        Assert.That(Markdown(answer), Is.EqualTo("# Plan\n- [x] Draft"));
        Assert.That(answer["truncated"].GetBoolean(), Is.False);
        Assert.That(answer["unknown_block_ids"].GetArrayLength(), Is.Zero);
    }

    [TestCase("true", 200)]
    [TestCase("False", 200)]
    [TestCase("1", 400)]
    [TestCase("", 400)]
    public async Task Whether_transcripts_are_asked_for_is_a_truth_value_in_any_case(string value, int status)
    {
        RawAnswer page = await _api.CreatePageAsync();

        RawAnswer answer = await _api.GetAsync($"/v1/pages/{page.Id}/markdown?include_transcript={value}");

        Assert.That(answer.Status, Is.EqualTo(status), answer.Message);
    }

    [Test]
    public async Task A_page_is_made_of_Markdown_with_its_first_heading_as_title()
    {
        RawAnswer page = await CreateAsync("Intro\n# Meeting notes\nDiscussed **roadmap**.\n## Items\n- [ ] Draft");

        Assert.That(PlainText(page["properties"].GetProperty("title").GetProperty("title")), Is.EqualTo("Meeting notes"));
        Assert.That(await ReadAsync(page.Id), Is.EqualTo("Intro\nDiscussed **roadmap**.\n## Items\n- [ ] Draft"));
        RawAnswer blocks = await _api.GetAsync($"/v1/blocks/{page.Id}/children");
        Assert.That(blocks.Results.Select(block => block.GetProperty("type").GetString()), Is.EqualTo(new[] { "paragraph", "paragraph", "heading_2", "to_do" }));
        Assert.That(blocks.Results[1].GetProperty("paragraph").GetProperty("rich_text")[1].GetProperty("annotations").GetProperty("bold").GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_title_that_is_given_stays_and_the_heading_is_content()
    {
        RawAnswer page = Ok(await _api.PostAsync(
            "/v1/pages",
            Body("{'parent': {'page_id': '$0'}, 'properties': {'title': {'title': [{'text': {'content': 'Given'}}]}}, 'markdown': '# Head'}", _api.RootPageId())));

        Assert.That(PlainText(page["properties"].GetProperty("title").GetProperty("title")), Is.EqualTo("Given"));
        Assert.That(await ReadAsync(page.Id), Is.EqualTo("# Head"));
    }

    [Test]
    public async Task A_row_is_made_of_Markdown()
    {
        (_, string source) = await _api.CreateTableAsync("'Cost': {'number': {}}");

        RawAnswer row = Ok(await _api.PostAsync("/v1/pages", Body("{'parent': {'data_source_id': '$0'}, 'properties': {'Cost': {'number': 3}}, 'markdown': '# Buy\\nMilk'}", source)));

        Assert.That(PlainText(row.Value("Name")), Is.EqualTo("Buy"));
        Assert.That(row.Value("Cost").GetInt32(), Is.EqualTo(3));
        Assert.That(await ReadAsync(row.Id), Is.EqualTo("Milk"));
    }

    [TestCase("'markdown': 'x', 'children': [{'divider': {}}]", "body.children should be not present")]
    [TestCase("'markdown': 'x', 'content': [{'divider': {}}]", "body.content should be not present")]
    [TestCase("'markdown_version': 'v1'", "body.markdown_version should be not present")]
    public async Task Markdown_is_the_only_content(string members, string message)
    {
        RawAnswer answer = await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}, $1}", _api.RootPageId(), members));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(answer.Message, Does.Contain(message));
    }

    [Test]
    public async Task More_than_a_hundred_deep_blocks_may_come_as_Markdown()
    {
        string markdown = string.Join('\n', Enumerable.Range(0, 1200).Select(i => $"- {i}")) + "\n\t- a\n\t\t- b\n\t\t\t- c\n\t\t\t\t- d";

        RawAnswer page = await CreateAsync(markdown);

        Assert.That(await ReadAsync(page.Id), Is.EqualTo(markdown));
    }

    [Test]
    public async Task Passages_are_replaced_in_order()
    {
        RawAnswer page = await CreateAsync("Draft proposal\nSchedule follow-up");

        RawAnswer answer = await UpdateAsync(page.Id, """[{"old_str":"Draft proposal","new_str":"## Draft\nmore"},{"old_str":"more","new_str":"**less**"}]""");

        Assert.That(Markdown(answer), Is.EqualTo("## Draft\n**less**\nSchedule follow-up"));
        Assert.That(await ReadAsync(page.Id), Is.EqualTo(Markdown(answer)));
    }

    [Test]
    public async Task Blocks_that_stay_keep_their_ids_and_what_no_text_expresses()
    {
        RawAnswer page = await _api.CreatePageAsync(children: """
            [
              {'code': {'rich_text': [{'text': {'content': 'x'}}], 'caption': [{'text': {'content': 'Caption'}}], 'language': 'c'}},
              {'bulleted_list_item': {'rich_text': [{'text': {'content': 'A'}}], 'children': [{'paragraph': {'rich_text': [{'text': {'content': 'B'}}]}}, {'divider': {}}]}},
              {'bookmark': {'url': 'https://example.com'}},
              {'paragraph': {'rich_text': [{'text': {'content': 'C'}}]}}
            ]
            """);
        string[] before = await IdsAsync(page.Id);
        string[] inside = await IdsAsync(before[1]);

        RawAnswer answer = await UpdateAsync(page.Id, """[{"old_str":"B","new_str":"New"},{"old_str":"- A","new_str":"# Head\n- A"},{"old_str":"\nC","new_str":""}]""");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Message);
        string[] after = await IdsAsync(page.Id);
        Assert.That(after, Has.Length.EqualTo(4));
        Assert.That(new[] { after[0], after[2], after[3] }, Is.EqualTo(before[..3]));
        Assert.That(await IdsAsync(after[2]), Is.EqualTo(inside));
        Assert.That((await _api.GetAsync($"/v1/blocks/{after[0]}"))["code"].GetProperty("caption").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await _api.GetAsync($"/v1/blocks/{after[3]}"))["bookmark"].GetProperty("url").GetString(), Is.EqualTo("https://example.com"));
        Assert.That((await _api.GetAsync($"/v1/blocks/{before[3]}"))["in_trash"].GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_passage_that_is_not_there_is_reported_with_the_content()
    {
        RawAnswer page = await CreateAsync("Some text");

        RawAnswer answer = await UpdateAsync(page.Id, """[{"old_str":"Some text","new_str":"x"},{"old_str":"some","new_str":"y"}]""");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(answer.Message, Is.EqualTo("String not found: <pattern>some</pattern> in current version of the page <target>x</target>"));
        Assert.That(await ReadAsync(page.Id), Is.EqualTo("Some text"), "nothing is changed");
    }

    [Test]
    public async Task A_passage_that_is_there_twice_must_be_meant_twice()
    {
        RawAnswer page = await CreateAsync("one\ntwo\none");

        RawAnswer refused = await UpdateAsync(page.Id, """[{"old_str":"one","new_str":"x"}]""");
        RawAnswer answer = await UpdateAsync(page.Id, """[{"old_str":"one","new_str":"x","replace_all_matches":true}]""");

        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(refused.Message, Does.Contain("matches 2 locations").And.Contain("replace_all_matches"));
        Assert.That(Markdown(answer), Is.EqualTo("x\ntwo\nx"));
    }

    [Test]
    public async Task An_empty_passage_is_refused() =>
        Assert.That((await UpdateAsync((await CreateAsync("x")).Id, """[{"old_str":"","new_str":"x"}]""")).Status, Is.EqualTo(400));

    [Test]
    public async Task More_than_a_hundred_replacements_are_refused()
    {
        RawAnswer page = await CreateAsync("x");

        RawAnswer answer = await UpdateAsync(page.Id, $"[{string.Join(',', Enumerable.Repeat("""{"old_str":"x","new_str":"x"}""", 101))}]");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(answer.Message, Does.Contain("body.update_content.content_updates.length should be ≤ `100`, instead was `101`"));
    }

    [TestCase("'position': {'type': 'start'}", "New\n- A\n\t- B\nC")]
    [TestCase("'position': {'type': 'end'}", "- A\n\t- B\nC\nNew")]
    [TestCase("", "- A\n\t- B\nC\nNew")]
    [TestCase("'after': 'A'", "- A\n\t- B\nNew\nC")]
    [TestCase("'after': '- A...B'", "- A\n\t- B\n\tNew\nC")]
    [TestCase("'after': 'C'", "- A\n\t- B\nC\nNew")]
    public async Task Content_is_inserted(string where, string expected)
    {
        RawAnswer page = await CreateAsync("- A\n\t- B\nC");

        RawAnswer answer = await PatchAsync(page.Id, $"{{'type': 'insert_content', 'insert_content': {{'content': 'New'{(where.Length == 0 ? "" : ",")} {where}}}}}");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Message);
        Assert.That(Markdown(answer), Is.EqualTo(expected));
    }

    [TestCase("start", 1)]
    [TestCase("end", 0)]
    public async Task What_looks_like_the_inserted_content_stays_what_it_is(string where, int index)
    {
        RawAnswer page = await CreateAsync("New");
        string before = (await IdsAsync(page.Id))[0];

        RawAnswer answer = await PatchAsync(page.Id, $"{{'type': 'insert_content', 'insert_content': {{'content': 'New', 'position': {{'type': '{where}'}}}}}}");

        Assert.That(Markdown(answer), Is.EqualTo("New\nNew"));
        Assert.That((await IdsAsync(page.Id))[index], Is.EqualTo(before));
    }

    [Test]
    public async Task Content_after_a_tab_comes_after_all_of_them()
    {
        RawAnswer page = await CreateAsync("<tabs>\n\t<tab>\n\t\tOne\n\t</tab>\n\t<tab>\n\t\tTwo\n\t</tab>\n</tabs>\nEnd");

        RawAnswer answer = await PatchAsync(page.Id, "{'type': 'insert_content', 'insert_content': {'content': '# New', 'after': 'One'}}");

        Assert.That(Markdown(answer), Is.EqualTo("<tabs>\n\t<tab>\n\t\tOne\n\t</tab>\n\t<tab>\n\t\tTwo\n\t</tab>\n</tabs>\n# New\nEnd"));
    }

    [Test]
    public async Task Content_is_inserted_at_one_place_only()
    {
        RawAnswer page = await CreateAsync("A");

        RawAnswer answer = await PatchAsync(page.Id, "{'type': 'insert_content', 'insert_content': {'content': 'x', 'after': 'A', 'position': {'type': 'end'}}}");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((400, "validation_error")));
    }

    [TestCase("One\\n", "One\nNew\nTwo\n\tInside\nThree")]
    [TestCase("Two\\n", "One\nTwo\n\tInside\nNew\nThree")]
    [TestCase("\\n", "One\nNew\nTwo\n\tInside\nThree")]
    [TestCase("Inside\\n", "One\nTwo\n\tInside\n\tNew\nThree")]
    public async Task Content_goes_after_the_block_in_which_a_selection_with_its_line_feed_ends(string after, string expected)
    {
        RawAnswer page = await CreateAsync("One\nTwo\n\tInside\nThree");

        RawAnswer answer = await PatchAsync(page.Id, $"{{'type': 'insert_content', 'insert_content': {{'content': 'New', 'after': '{after}'}}}}");

        Assert.That(Markdown(answer), Is.EqualTo(expected));
    }

    [TestCase("<page url=\\\"https://example.com\\\">No page</page>")]
    [TestCase("Hello <mention-page url=\\\"https://example.com\\\"/>")]
    [TestCase("<unknown url=\\\"nothing\\\" alt=\\\"bookmark\\\"/>")]
    public async Task An_address_outside_of_Notion_is_refused(string markdown)
    {
        RawAnswer page = await CreateAsync("One");

        RawAnswer answer = await PatchAsync(page.Id, $"{{'type': 'insert_content', 'insert_content': {{'content': '{markdown}'}}}}");

        Assert.That(answer.Message, Does.StartWith("Invalid Notion page or block URL: "));
    }

    [TestCase("## Old...end", "Before\nNew\n- x\nAfter")]
    [TestCase("Before...After", "New\n- x")]
    public async Task A_range_is_replaced(string range, string expected)
    {
        RawAnswer page = await CreateAsync("Before\n## Old\ntext\nthe end\nAfter");

        RawAnswer answer = await PatchAsync(page.Id, Fill("{'type': 'replace_content_range', 'replace_content_range': {'content': 'New\\n- x', 'content_range': '$0'}}", range));

        Assert.That(answer.Status, Is.EqualTo(200), answer.Message);
        Assert.That(Markdown(answer), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_range_that_is_not_there_is_reported()
    {
        RawAnswer page = await CreateAsync("Text");

        RawAnswer answer = await PatchAsync(page.Id, "{'type': 'replace_content_range', 'replace_content_range': {'content': 'x', 'content_range': 'full_page'}}");

        Assert.That(answer.Message, Is.EqualTo("String not found: <pattern>full_page...full_page</pattern> in current version of the page <target>Text</target>"));
    }

    [Test]
    public async Task The_whole_content_is_replaced_and_what_looks_the_same_stays()
    {
        RawAnswer page = await CreateAsync("A\nB\nC");
        string[] before = await IdsAsync(page.Id);

        RawAnswer answer = await ReplaceAsync(page.Id, "C\nA\nX");

        Assert.That(Markdown(answer), Is.EqualTo("C\nA\nX"));
        string[] after = await IdsAsync(page.Id);
        Assert.That(after.Intersect(before, StringComparer.Ordinal).Count(), Is.EqualTo(1), "the order of the others has changed");
    }

    [Test]
    public async Task Child_pages_and_databases_are_deleted_with_permission_only()
    {
        RawAnswer page = await CreateAsync("Text");
        RawAnswer child = Ok(await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}, 'properties': {'title': {'title': [{'text': {'content': 'Child'}}]}}}", page.Id)));

        RawAnswer refused = await ReplaceAsync(page.Id, "New");
        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(refused.Message, Does.Contain("delete child pages or databases").And.Contain(">Child</page>").And.Contain("allow_deleting_content"));
        Assert.That((await _api.GetAsync($"/v1/pages/{child.Id}"))["in_trash"].GetBoolean(), Is.False);

        RawAnswer allowed = await PatchAsync(page.Id, "{'type': 'replace_content', 'replace_content': {'new_str': 'New', 'allow_deleting_content': true}}");
        Assert.That(Markdown(allowed), Is.EqualTo("New"));
        Assert.That((await _api.GetAsync($"/v1/pages/{child.Id}"))["in_trash"].GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_child_page_may_go_elsewhere_in_the_page_and_new_ones_come()
    {
        RawAnswer page = await CreateAsync("Text");
        RawAnswer child = Ok(await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}, 'properties': {'title': {'title': [{'text': {'content': 'Child'}}]}}}", page.Id)));
        string tag = (await ReadAsync(page.Id)).Split('\n')[1];

        RawAnswer answer = await ReplaceAsync(page.Id, $"<details>\n<summary>Pages</summary>\n\t{tag}\n\t<page>Fresh</page>\n</details>");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Message);
        Assert.That(Markdown(answer), Does.Contain(tag).And.Contain(">Fresh</page>"));
        Assert.That((await _api.GetAsync($"/v1/pages/{child.Id}"))["parent"].GetProperty("type").GetString(), Is.EqualTo("block_id"));
    }

    [Test]
    public async Task The_tag_of_a_page_moves_it_here_but_never_into_itself()
    {
        RawAnswer page = await CreateAsync("Text");
        RawAnswer other = await CreateAsync("# Other");

        RawAnswer moved = await ReplaceAsync(page.Id, $"<page url=\"https://www.notion.so/{other.Id}\">Other</page>");
        RawAnswer refused = await ReplaceAsync(other.Id, $"<page url=\"{page.Id}\">Circle</page>");
        RawAnswer unknown = await ReplaceAsync(page.Id, "<page url=\"https://www.notion.so/00000000000040008000000000000099\">None</page>");

        Assert.That(moved.Status, Is.EqualTo(200), moved.Message);
        Assert.That((await _api.GetAsync($"/v1/pages/{other.Id}"))["parent"].GetProperty("page_id").GetString(), Is.EqualTo(page.Id));
        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, "validation_error")));
        Assert.That((unknown.Status, unknown.Code), Is.EqualTo((404, "object_not_found")));
    }

    [Test]
    public async Task Databases_and_blocks_without_a_form_are_written_as_their_addresses()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'bookmark': {'url': 'https://example.com'}}, {'breadcrumb': {}}]");
        string[] ids = await IdsAsync(page.Id);
        RawAnswer database = Ok(await _api.PostAsync("/v1/databases", Body("{'parent': {'type': 'page_id', 'page_id': '$0'}, 'title': [{'text': {'content': 'Tasks'}}], 'is_inline': true}", page.Id)));

        string markdown = await ReadAsync(page.Id);

        string app = $"https://app.notion.com/p/{page.Id.Replace("-", "", StringComparison.Ordinal)}#";
        Assert.That(markdown.Split('\n')[..2], Is.EqualTo(new[]
        {
            $"<unknown url=\"{app}{ids[0].Replace("-", "", StringComparison.Ordinal)}\" alt=\"bookmark\"/>",
            $"<unknown url=\"{app}{ids[1].Replace("-", "", StringComparison.Ordinal)}\" alt=\"breadcrumb\"/>",
        }));
        Assert.That(markdown, Does.Match($"<database url=\"https://app.notion.com/p/{database.Id.Replace("-", "", StringComparison.Ordinal)}\" inline=\"true\" data-source-url=\"collection://.{{36}}\">Tasks</database>"));
        Assert.That(Markdown(await ReplaceAsync(page.Id, markdown + "\nMore")), Is.EqualTo(markdown + "\nMore"));
        Assert.That((await IdsAsync(page.Id))[..2], Is.EqualTo(ids));
    }

    [Test]
    public async Task A_synced_block_and_its_copy_have_the_same_content()
    {
        RawAnswer page = await CreateAsync("<synced_block>\n\tShared\n</synced_block>");
        string original = (await IdsAsync(page.Id))[0];
        string address = (await ReadAsync(page.Id)).Split('"')[1];
        Assert.That(address, Does.EndWith("#" + original.Replace("-", "", StringComparison.Ordinal)));

        RawAnswer copied = await PatchAsync(page.Id, new JsonObject
        {
            ["type"] = "insert_content",
            ["insert_content"] = new JsonObject { ["content"] = $"<synced_block_reference url=\"{address}\">\n</synced_block_reference>" },
        });
        Assert.That(Markdown(copied), Does.EndWith($"<synced_block_reference url=\"{address}\">\n\tShared\n</synced_block_reference>"));

        RawAnswer changed = await ReplaceAsync(page.Id, Markdown(copied).Replace("\tShared\n</synced_block_reference>", "\tChanged\n</synced_block_reference>", StringComparison.Ordinal));
        Assert.That(Markdown(changed), Is.EqualTo(Markdown(copied).Replace("Shared", "Changed", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_page_that_is_too_large_is_written_in_parts()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { MarkdownBlockLimit = 3 }, version);
        RawAnswer page = await api.CreatePageAsync(children: """
            [
              {'toggle': {'rich_text': [{'text': {'content': 'A'}}], 'children': [{'paragraph': {'rich_text': [{'text': {'content': 'B'}}]}}]}},
              {'paragraph': {'rich_text': [{'text': {'content': 'C'}}]}},
              {'toggle': {'rich_text': [{'text': {'content': 'D'}}], 'children': [{'paragraph': {'rich_text': [{'text': {'content': 'E'}}]}}]}}
            ]
            """);

        RawAnswer answer = await api.GetAsync($"/v1/pages/{page.Id}/markdown");

        string missing = answer["unknown_block_ids"][0].GetString()!;
        Assert.That(answer["truncated"].GetBoolean(), Is.True);
        Assert.That(Markdown(answer), Does.Match("^<details>\n<summary>A</summary>\n\tB\n</details>\nC\n<unknown url=\"[^\"]+\" alt=\"toggle\"/>$"));
        Assert.That(Markdown(await api.GetAsync($"/v1/pages/{missing}/markdown")), Is.EqualTo("<details>\n<summary>D</summary>\n\tE\n</details>"));

        RawAnswer refused = await api.PatchAsync($"/v1/pages/{page.Id}/markdown", Body("{'type': 'replace_content', 'replace_content': {'new_str': 'x'}}"));
        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(refused["additional_data"].GetProperty("limit_kind").GetString(), Is.EqualTo("page_record_count"));
    }

    [Test]
    public async Task Only_pages_can_be_changed()
    {
        RawAnswer page = await CreateAsync("Text");
        (string database, _) = await _api.CreateTableAsync();

        foreach (string id in new[] { (await IdsAsync(page.Id))[0], database })
            Assert.That((await ReplaceAsync(id, "x")).Code, Is.EqualTo("validation_error"));
        Assert.That((await ReplaceAsync("00000000-0000-4000-8000-000000000099", "x")).Code, Is.EqualTo("object_not_found"));
        Assert.That((await _api.GetAsync("/v1/pages/00000000-0000-4000-8000-000000000099/markdown")).Code, Is.EqualTo("object_not_found"));
        Assert.That((await _api.GetAsync($"/v1/pages/{page.Id}/markdown?markdown_version=v9")).Code, Is.EqualTo("validation_error"));
    }

    [Test]
    public async Task Comments_come_as_Markdown_too()
    {
        RawAnswer page = await CreateAsync("Text");

        RawAnswer comment = Ok(await _api.PostAsync("/v1/comments", Body("{'parent': {'page_id': '$0'}, 'markdown': 'See **this** [link](https://example.com)'}", page.Id)));
        RawAnswer changed = Ok(await _api.PatchAsync($"/v1/comments/{comment.Id}", Body("{'markdown': '~~Gone~~'}")));
        RawAnswer refused = await _api.PostAsync("/v1/comments", Body("{'parent': {'page_id': '$0'}, 'markdown': 'x', 'rich_text': []}", page.Id));

        Assert.That(PlainText(comment["rich_text"]), Is.EqualTo("See this link"));
        Assert.That(comment["rich_text"][3].GetProperty("href").GetString(), Is.EqualTo("https://example.com"));
        Assert.That(changed["rich_text"][0].GetProperty("annotations").GetProperty("strikethrough").GetBoolean(), Is.True);
        Assert.That(refused.Code, Is.EqualTo("validation_error"));
    }

    [Test]
    public async Task The_second_syntax_is_spoken_where_it_is_asked_for()
    {
        RawAnswer page = Ok(await _api.PostAsync(
            "/v1/pages",
            new JsonObject
            {
                ["parent"] = new JsonObject { ["page_id"] = _api.RootPageId() },
                ["markdown"] = "# Title\n\n<quote color=\"blue\">\nQuoted\n\nInside\n</quote>\n\n<bookmark source=\"https://example.com\" />",
                ["markdown_version"] = "v2",
            }));
        string[] before = await IdsAsync(page.Id);
        Assert.That(await ReadAsync(page.Id), Does.StartWith("> Quoted {color=\"blue\"}\n\tInside\n<unknown url="));

        RawAnswer answer = await PatchAsync(page.Id, new JsonObject
        {
            ["type"] = "update_content",
            ["markdown_version"] = "v2",
            ["update_content"] = new JsonObject { ["content_updates"] = JsonNode.Parse("""[{"old_str":"Inside","new_str":"Inside\n\n- more"}]""") },
        });

        Assert.That(Markdown(answer), Is.EqualTo("<quote color=\"blue\">\nQuoted\n\nInside\n\n- more\n</quote>\n\n<bookmark source=\"https://example.com\" />"));
        Assert.That(Markdown(await _api.GetAsync($"/v1/pages/{page.Id}/markdown?markdown_version=v2")), Is.EqualTo(Markdown(answer)));
        Assert.That(await IdsAsync(page.Id), Is.EqualTo(before));
    }

    private static string Markdown(RawAnswer answer) => Ok(answer)["markdown"].GetString()!;

    private async Task<RawAnswer> CreateAsync(string markdown) =>
        Ok(await _api.PostAsync("/v1/pages", new JsonObject { ["parent"] = new JsonObject { ["page_id"] = _api.RootPageId() }, ["markdown"] = markdown }));

    private async Task<string> ReadAsync(string id) => Markdown(await _api.GetAsync($"/v1/pages/{id}/markdown"));

    private async Task<string[]> IdsAsync(string id) => [.. (await _api.GetAsync($"/v1/blocks/{id}/children")).Results.Select(block => block.GetProperty("id").GetString()!)];

    private Task<RawAnswer> PatchAsync(string id, string body) => PatchAsync(id, Body(body));

    private Task<RawAnswer> PatchAsync(string id, JsonNode body) => _api.PatchAsync($"/v1/pages/{id}/markdown", body);

    private Task<RawAnswer> UpdateAsync(string id, string updates) => PatchAsync(
        id, new JsonObject { ["type"] = "update_content", ["update_content"] = new JsonObject { ["content_updates"] = JsonNode.Parse(updates) } });

    private Task<RawAnswer> ReplaceAsync(string id, string markdown) =>
        PatchAsync(id, new JsonObject { ["type"] = "replace_content", ["replace_content"] = new JsonObject { ["new_str"] = markdown } });
}
