using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Protocol.Description;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Markdown;

/// <summary>Every kind of block there is, as the API has it and as both syntaxes tell it.</summary>
/// <remarks>A page is told as Markdown, another one is made of that, and has the same blocks and the same Markdown.</remarks>
public sealed partial class BlockKindTests
{
    private const string Source = "'type': 'external', 'external': {'url': 'https://example.com/a_(1).bin?x=1&y=2'}";

    // With every kind of rich text; $text is put in its place.
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["paragraph"] = "{'paragraph': {'rich_text': $text, 'color': '$color', 'children': $children}}",
        ["heading_1"] = "{'heading_1': {'rich_text': $text, 'color': '$color', 'is_toggleable': true, 'children': $children}}",
        ["heading_2"] = "{'heading_2': {'rich_text': $text, 'color': '$color', 'is_toggleable': true, 'children': $children}}",
        ["heading_3"] = "{'heading_3': {'rich_text': $text, 'color': '$color', 'is_toggleable': true, 'children': $children}}",
        ["heading_4"] = "{'heading_4': {'rich_text': $text, 'color': '$color', 'is_toggleable': true, 'children': $children}}",
        ["bulleted_list_item"] = "{'bulleted_list_item': {'rich_text': $text, 'color': '$color', 'children': $children}}",
        ["numbered_list_item"] = "{'numbered_list_item': {'rich_text': $text, 'color': '$color', 'children': $children}}",
        ["to_do"] = "{'to_do': {'rich_text': $text, 'color': '$color', 'checked': true, 'children': $children}}",
        ["toggle"] = "{'toggle': {'rich_text': $text, 'color': '$color', 'children': $children}}",
        ["quote"] = "{'quote': {'rich_text': $text, 'color': '$color', 'children': $children}}",
        ["callout"] = "{'callout': {'rich_text': $text, 'color': '$color', 'icon': {'type': 'emoji', 'emoji': '🎯'}, 'children': $children}}",
        ["code"] = "{'code': {'rich_text': [{'text': {'content': 'if (a < b)\\n\\n\\treturn `x`;\\n```'}}], 'language': 'c#'}}",
        ["equation"] = "{'equation': {'expression': 'e = mc^2\\\\frac{a}{b}'}}",
        ["divider"] = "{'divider': {}}",
        ["table_of_contents"] = "{'table_of_contents': {'color': '$color'}}",
        ["table"] = "{'table': {'table_width': 2, 'has_column_header': true, 'has_row_header': true, 'children': [{'table_row': {'cells': [$text, [{'text': {'content': 'a|b'}}]]}}, {'table_row': {'cells': [[], $text]}}]}}",
        ["table_row"] = "{'table': {'table_width': 1, 'has_column_header': true, 'children': [{'table_row': {'cells': [[{'text': {'content': 'A'}}]]}}, {'table_row': {'cells': [[{'text': {'content': 'a|b'}}]]}}]}}",
        ["column_list"] = "{'column_list': {'children': [{'column': {'width_ratio': 0.25, 'children': [$leaf]}}, {'column': {'width_ratio': 0.75, 'children': [$leaf, $leaf]}}]}}",
        ["column"] = "{'column_list': {'children': [{'column': {'children': [$leaf]}}, {'column': {'children': [$leaf]}}]}}",
        ["tab"] = "{'tab': {'children': [{'paragraph': {'rich_text': $text, 'icon': {'type': 'emoji', 'emoji': '🚀'}, 'color': '$color', 'children': [$leaf]}}, {'paragraph': {'rich_text': $text}}]}}",
        ["synced_block"] = "{'synced_block': {'synced_from': null, 'children': $children}}",
        ["image"] = "{'image': {" + Source + ", 'caption': $text}}",
        ["video"] = "{'video': {" + Source + ", 'caption': $text}}",
        ["audio"] = "{'audio': {" + Source + ", 'caption': $text}}",
        ["pdf"] = "{'pdf': {" + Source + ", 'caption': $text}}",
        ["file"] = "{'file': {" + Source + ", 'caption': $text}}",
        ["bookmark"] = "{'bookmark': {'url': 'https://example.com/?x=1&y=2', 'caption': $text}}",
        ["embed"] = "{'embed': {'url': 'https://example.com/?x=1&y=2', 'caption': $text}}",
    };

    // Told as <unknown>, in both syntaxes or in the first only.
    private static readonly string[] WithoutForm = ["template", "breadcrumb", "link_to_page", "link_preview", "unsupported"];
    private static readonly string[] OnlyInSecond = ["bookmark", "embed"];

    // These are tested where they are made: they cannot be written as blocks.
    private static readonly string[] Elsewhere = ["child_page", "child_database", "meeting_notes", "transcription"];

    private static readonly string[] Colors = [.. Values("Color")];

    private RawApi _api = null!;
    private string _user = null!;
    private string _database = null!;

    private static IEnumerable<object[]> Kinds() =>
        from syntax in (string[])["v1", "v2"]
        from kind in Samples.Keys
        where syntax == "v2" || !OnlyInSecond.Contains(kind)
        select new object[] { syntax, kind };

    [SetUp]
    public async Task StartAsync()
    {
        _api = new RawApi();
        _user = _api.Emulator.Workspace.AddPerson("Ada [x] `Lovelace").ToString();
        (_database, _) = await _api.CreateTableAsync(title: "Tasks *of* `all");
        _api.Emulator.Workspace.AddCustomEmoji("party", new Uri("https://example.com/party.png"));
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public void Every_kind_is_looked_at() =>
        Assert.That(Samples.Keys.Concat(WithoutForm).Concat(Elsewhere), Is.EquivalentTo(Values("BlockType")));

    [TestCaseSource(nameof(Kinds))]
    public async Task A_block_is_written_and_read_as_the_same(string syntax, string kind)
    {
        string children = Samples[kind].Contains("$children", StringComparison.Ordinal) ? "[$leaf, {'to_do': {'rich_text': $text}}]" : "[]";
        foreach (string color in Samples[kind].Contains("$color", StringComparison.Ordinal) ? Colors : ["default"])
            await CheckAsync(syntax, $"[{Filled(Samples[kind], Text(), color, children)}]");
        await CheckAsync(syntax, $"[{Filled(Samples[kind], "[]", "default", "[]")}]");
        await CheckAsync(syntax, $"[{string.Join(',', Enumerable.Repeat(Filled(Samples[kind], "[{'text': {'content': 'Plain'}}]", "default", "[]"), 3))}]");
        await CheckAsync(syntax, $"[{string.Join(',', Enumerable.Repeat(Filled(Samples[kind], "[{'text': {'content': 'Two\\nlines'}}]", "blue", children), 2))}]");
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_block_is_kept_inside_of_others(string syntax, string kind)
    {
        string inner = Filled(Samples[kind], "[{'text': {'content': 'Inner'}}]", "default", "[]");
        string text = "'rich_text': [{'text': {'content': 'Outer'}}]";
        foreach (string outer in (string[])["bulleted_list_item", "numbered_list_item", "to_do", "toggle", "quote", "callout", "paragraph"])
        {
            RawAnswer page = await _api.CreatePageAsync("From", $"[{{'{outer}': {{{text}}}}}]");
            string block = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;
            Ok(await _api.AppendAsync(block, $"[{inner}, {inner}]"));
            await CheckAsync(syntax, page);
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_block_stays_when_the_page_around_it_changes(string syntax, string kind)
    {
        const string Edge = "{'heading_1': {'rich_text': [{'text': {'content': '$0'}}]}}";
        string sample = Filled(Samples[kind], "[{'text': {'content': 'Inner'}}]", "default", "[{'paragraph': {'rich_text': [{'text': {'content': 'Child'}}]}}]");
        RawAnswer page = Ok(await _api.CreatePageAsync("From", $"[{Fill(Edge, "First")}, {sample}, {Fill(Edge, "Last")}]"));
        JsonElement before = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[1];
        string inside = await DescribeAsync(before.GetProperty("id").GetString()!);

        await EditAsync("insert_content", "{'content': 'Top', 'position': {'type': 'start'}}");
        await EditAsync("insert_content", "{'content': 'Second', 'after': 'First'}");
        await EditAsync("insert_content", "{'content': 'Bottom'}");
        await EditAsync("update_content", "{'content_updates': [{'old_str': 'First', 'new_str': 'Start'}]}");
        await EditAsync("replace_content_range", "{'content_range': '# Last...Bottom', 'content': 'End'}");
        await EditAsync("replace_content", new JsonObject { ["new_str"] = "New\n\n" + await MarkdownAsync(syntax, page.Id) }.ToJsonString());

        IReadOnlyList<JsonElement> after = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results;
        Assert.That(
            after.Select(block => block.GetProperty("type").GetString()),
            Is.EqualTo(new[] { "paragraph", "paragraph", "heading_1", "paragraph", before.GetProperty("type").GetString(), "paragraph" }));
        Assert.That(after[4].GetRawText(), Is.EqualTo(before.GetRawText()));
        Assert.That(await DescribeAsync(before.GetProperty("id").GetString()!), Is.EqualTo(inside));

        async Task EditAsync(string type, string edit) => Ok(await _api.PatchAsync(
            $"/v1/pages/{page.Id}/markdown", new JsonObject { ["type"] = type, [type] = type == "replace_content" ? JsonNode.Parse(edit) : Body(edit), ["markdown_version"] = syntax }));
    }

    [TestCase("v1", "template", "{'template': {'rich_text': [{'text': {'content': 'x'}}]}}")]
    [TestCase("v2", "template", "{'template': {'rich_text': [{'text': {'content': 'x'}}]}}")]
    [TestCase("v1", "breadcrumb", "{'breadcrumb': {}}")]
    [TestCase("v2", "breadcrumb", "{'breadcrumb': {}}")]
    [TestCase("v1", "link_to_page", "{'link_to_page': {'page_id': '$0'}}")]
    [TestCase("v2", "link_to_page", "{'link_to_page': {'page_id': '$0'}}")]
    [TestCase("v1", "bookmark", "{'bookmark': {'url': 'https://example.com'}}")]
    [TestCase("v1", "embed", "{'embed': {'url': 'https://example.com'}}")]
    public async Task A_kind_without_a_form_is_unknown_and_stays(string syntax, string kind, string block)
    {
        RawAnswer page = await _api.CreatePageAsync("From", $"[{Fill(block, _api.RootPageId())}]");
        string id = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;

        string markdown = await MarkdownAsync(syntax, page.Id);
        Ok(await _api.PatchAsync($"/v1/pages/{page.Id}/markdown", new JsonObject
        {
            ["type"] = "replace_content",
            ["replace_content"] = new JsonObject { ["new_str"] = markdown + "\n\nMore" },
            ["markdown_version"] = syntax,
        }));

        Assert.That(markdown, Does.StartWith("<unknown url=\"").And.Contain($"alt=\"{kind}\""));
        Assert.That((await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString(), Is.EqualTo(id));
    }

    // A new synced block has no address yet.
    [GeneratedRegex("(?<tag><synced.block) url=\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SyncedUrl();

    private static IEnumerable<string> Values(string schema) => ((ScalarSchema)ApiDescription.Embedded.Component(schema)).Values;

    private static string Filled(string sample, string text, string color, string children) => sample
        .Replace("$children", children, StringComparison.Ordinal)
        .Replace("$leaf", "{'paragraph': {'rich_text': $text}}", StringComparison.Ordinal)
        .Replace("$color", color, StringComparison.Ordinal)
        .Replace("$text", text, StringComparison.Ordinal);

    // Text, code, links, equations, mentions of every kind, each in several styles.
    private string Text()
    {
        string[] contents =
        [
            "'text': {'content': 'word'}",
            "'text': {'content': 'a_b *c* <d> </td> [e] {f} #g & 100%'}",
            "'text': {'content': 'link', 'link': {'url': 'https://example.com/a_(b)'}}",
            "'equation': {'expression': 'x^2'}",
            Fill("'mention': {'user': {'id': '$0'}}", _user),
            Fill("'mention': {'page': {'id': '$0'}}", _api.RootPageId()),
            Fill("'mention': {'database': {'id': '$0'}}", _database),
            "'mention': {'date': {'start': '2026-03-01', 'end': '2026-03-05'}}",
            "'mention': {'date': {'start': '2026-03-01T10:00:00.000+02:00'}}",
            Fill("'mention': {'custom_emoji': {'id': '$0'}}", _api.Emulator.Workspace.AddCustomEmoji("e" + Guid.NewGuid().ToString("N")[..6], new Uri("https://example.com/e.png")).ToString()),
        ];
        string[] styles = ["", "'bold': true", "'italic': true", "'strikethrough': true", "'underline': true", "'color': 'red'", "'color': 'blue_background'", "'bold': true, 'italic': true, 'color': 'gray'"];
        List<string> pieces = [];
        for (int i = 0; i < contents.Length; i++)
        {
            pieces.Add($"{{{contents[i]}, 'annotations': {{{styles[i % styles.Length]}}}}}");
            pieces.Add("{'text': {'content': ' '}}");
            pieces.Add($"{{{contents[i]}, 'annotations': {{{styles[(i + 3) % styles.Length]}}}}}");
        }

        pieces.Add("{'text': {'content': 'co`de'}, 'annotations': {'code': true, 'bold': true}}");
        pieces.Add("{'text': {'content': '!'}}");
        return $"[{string.Join(',', pieces)}]";
    }

    private async Task CheckAsync(string syntax, string children) => await CheckAsync(syntax, Ok(await _api.CreatePageAsync("From", children)));

    private async Task CheckAsync(string syntax, RawAnswer page)
    {
        string markdown = await MarkdownAsync(syntax, page.Id);
        RawAnswer copy = Ok(await _api.PostAsync("/v1/pages", new JsonObject
        {
            ["parent"] = new JsonObject { ["page_id"] = _api.RootPageId() },
            ["properties"] = Body("{'title': {'title': [{'text': {'content': 'To'}}]}}"),
            ["markdown"] = SyncedUrl().Replace(markdown, "${tag}"),
            ["markdown_version"] = syntax,
        }));

        string before = await DescribeAsync(page.Id);
        Assert.That(await DescribeAsync(copy.Id), Is.EqualTo(before), markdown);
        Assert.That(SyncedUrl().Replace(await MarkdownAsync(syntax, copy.Id), "${tag}"), Is.EqualTo(SyncedUrl().Replace(markdown, "${tag}")));
    }

    private async Task<string> MarkdownAsync(string syntax, string page) => Ok(await _api.GetAsync($"/v1/pages/{page}/markdown?markdown_version={syntax}"))["markdown"].GetString()!;

    private async Task<string> DescribeAsync(string parent, int depth = 0)
    {
        var text = new System.Text.StringBuilder();
        foreach (JsonElement block in (await _api.GetAsync($"/v1/blocks/{parent}/children")).Results)
        {
            text.Append(' ', depth * 2).Append(block.GetProperty("type").GetString()).Append(' ').Append(Payload(block).GetRawText()).Append('\n');
            if (block.GetProperty("has_children").GetBoolean())
                text.Append(await DescribeAsync(block.GetProperty("id").GetString()!, depth + 1));
        }

        return text.ToString();
    }
}
