using Notion.Refit.Conformance.Commands;
using Notion.Refit.Conformance.Replaying;
using static Notion.Refit.Conformance.Tests.Replaying.TestCassette;

namespace Notion.Refit.Conformance.Tests.Replaying;

/// <summary>The command over conversations with known faults: it must seed, map, compare, count and judge.</summary>
[TestFixture]
public sealed class ReplayCommandTests
{
    private const string NewPage = $$"""{ "parent": { "page_id": "{{Root}}" }, "properties": { "title": [{ "text": { "content": "Child page" } }] } }""";

    private string _file = "";

    [SetUp]
    public void CreateFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(_file);

    [Test]
    public async Task What_was_created_is_read_under_its_new_id_and_what_was_there_before_is_seeded()
    {
        (int code, string output, _) = await RunAsync(
            100,
            new TestCassette()
                .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace))
                .Add("POST", "/v1/pages", NewPage, Page(Child, "Child page", InRoot))
                .Add("GET", $"/v1/pages/{Child}", null, Page(Child, "Child page", InRoot)));
        Assert.That(output, Does.Not.Contain("Differences"));
        Assert.That(Row(output, "writes"), Is.EqualTo("writes 1 1 100.00 0"));
        Assert.That(Row(output, "reads of what was created"), Is.EqualTo("reads of what was created 1 1 100.00 0"));
        Assert.That(Row(output, "reads of what was seeded"), Is.EqualTo("reads of what was seeded 1 1 100.00 0"));
        Assert.That(Row(output, "total"), Is.EqualTo("total 3 3 100.00 0"));
        Assert.That(code, Is.Zero);
    }

    [Test]
    public async Task An_answer_of_another_kind_is_a_difference_with_its_place()
    {
        (int code, string output, _) = await RunAsync(
            100,
            new TestCassette()
                .Add("POST", "/v1/pages", NewPage, Page(Child, "Child page", InRoot).Replace("\"is_locked\": false", "\"is_locked\": true", StringComparison.Ordinal)));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("test/one#0 POST /v1/pages").And.Contain("$.is_locked: was true, is false"));
    }

    [Test]
    public async Task Another_status_is_a_difference_and_shows_the_error()
    {
        (_, string output, _) = await RunAsync(0, new TestCassette().Add("POST", "/v1/pages", """{ "parent": 5 }""", Page(Child, "x", InRoot)));
        Assert.That(output, Does.Contain("status: was 200, is 400 (body failed validation"));
    }

    [Test]
    public async Task An_id_that_is_another_ones_is_a_difference()
    {
        // The second page is answered with the id of the first one: no mapping can make this right.
        (_, string output, _) = await RunAsync(
            0,
            new TestCassette()
                .Add("POST", "/v1/pages", NewPage, Page(Child, "Child page", InRoot))
                .Add("POST", "/v1/pages", NewPage, Page(Child, "Child page", InRoot)));
        Assert.That(Row(output, "writes"), Is.EqualTo("writes 2 1 50.00 0"));
        Assert.That(output, Does.Contain("#1 POST /v1/pages").And.Contain("$.id: was"));
    }

    [Test]
    public async Task Times_count_by_their_form_only()
    {
        string later = Page(Child, "Child page", InRoot, "2027-01-01T00:00:00.000Z");
        Assert.That((await RunAsync(100, new TestCassette().Add("POST", "/v1/pages", NewPage, later))).Code, Is.Zero);

        string exact = Page(Child, "Child page", InRoot, "2027-01-01T00:00:12.345Z");
        Assert.That((await RunAsync(100, new TestCassette().Add("POST", "/v1/pages", NewPage, exact))).Output, Does.Contain("$.created_time: was"));
    }

    [Test]
    public async Task A_refused_token_is_replayed_with_one_that_does_not_exist()
    {
        (int code, string output, _) = await RunAsync(
            100,
            new TestCassette().Add("GET", "/v1/users", null, """{ "object": "error", "status": 401, "code": "unauthorized", "message": "API token is invalid." }""", 401));
        Assert.That(Row(output, "errors"), Is.EqualTo("errors 1 1 100.00 0"));
        Assert.That(code, Is.Zero);
    }

    [Test]
    public async Task A_search_may_find_what_was_just_made_or_not_yet()
    {
        (int code, string output, _) = await RunAsync(
            100,
            new TestCassette()
                .Add("POST", "/v1/pages", NewPage, Page(Child, "Child page", InRoot))
                .Add("POST", "/v1/search", """{ "query": "child" }""", Found()));
        Assert.That(Row(output, "queries"), Is.EqualTo("queries 1 1 100.00 0"));
        Assert.That(code, Is.Zero);
    }

    [Test]
    public async Task A_search_may_find_what_is_in_the_trash_or_not_any_more()
    {
        string source = DataSource(Child, Root, inTrash: true);
        (_, string output, _) = await RunAsync(
            100,
            new TestCassette()
                .Add("POST", "/v1/search", """{ "query": "tasks" }""", Found(source))
                .Add("POST", "/v1/search", """{ "query": "tasks" }""", Found()));
        Assert.That(Row(output, "queries"), Is.EqualTo("queries 2 2 100.00 0"), output);
    }

    [Test]
    public async Task A_search_need_not_find_what_is_only_named()
    {
        const string Other = "44444444-4444-4444-8444-444444444444";
        const string OtherDatabase = "55555555-5555-4555-8555-555555555555";
        const string Relation = $$$"""
            "Others": { "id": "aaaa", "name": "Others", "description": null, "type": "relation",
              "relation": { "database_id": "{{{OtherDatabase}}}", "data_source_id": "{{{Other}}}", "type": "single_property", "single_property": {} } },
            """;
        (_, string output, _) = await RunAsync(
            100,
            new TestCassette().Add("POST", "/v1/search", "{}", Found(DataSource(Child, Root, Relation))));
        Assert.That(Row(output, "queries"), Is.EqualTo("queries 1 1 100.00 0"), output);
    }

    [Test]
    public async Task A_search_must_not_find_what_was_there_before_and_is_not_listed()
    {
        (_, string output, _) = await RunAsync(
            0,
            new TestCassette()
                .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace))
                .Add("POST", "/v1/search", """{ "query": "root" }""", Found()));
        Assert.That(Row(output, "queries"), Is.EqualTo("queries 1 0 0.00 0"));
    }

    [Test]
    public async Task An_explained_difference_is_no_match_but_is_not_listed_as_open_either()
    {
        TestCassette cassette = new TestCassette()
            .Add("POST", "/v1/pages", NewPage, Page(Child, "Child page", InRoot).Replace("\"is_locked\": false", "\"is_locked\": true", StringComparison.Ordinal));
        (int code, string output, _) = await RunAsync(100, ExplanationFile.Parse("test/one#0 | $.is_locked | somebody locked it"), cassette);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(Row(output, "writes"), Is.EqualTo("writes 1 0 0.00 1"));
        Assert.That(output, Does.Not.Contain("Differences").And.Contain("1 × somebody locked it"));
    }

    [Test]
    public async Task An_explanation_that_explains_nothing_is_reported_when_its_conversation_was_replayed()
    {
        TestCassette cassette = new TestCassette().Add("POST", "/v1/pages", NewPage, Page(Child, "Child page", InRoot));
        const string Explanations = """
            # remark
            test/one#0 | $.icon | not so any more
            test/other#* | $.icon | not replayed here
            """;
        (_, string output, _) = await RunAsync(100, ExplanationFile.Parse(Explanations), cassette);
        Assert.That(output, Does.Contain("Explanations that explain nothing (1):").And.Contain("test/one#0 | $.icon | not so any more"));
        Assert.That(output, Does.Not.Contain("test/other"));
    }

    [Test]
    public async Task Rows_are_seeded_even_without_their_schema()
    {
        const string Source = "44444444-4444-4444-8444-444444444444";
        const string Database = "55555555-5555-4555-8555-555555555555";
        const string Properties = """
            {
              "Name": { "id": "title", "type": "title", "title": [] },
              "Kind": { "id": "aaaa", "type": "select", "select": { "id": "b", "name": "B", "color": "red" } },
              "Others": { "id": "aaab", "type": "relation", "relation": [], "has_more": false },
              "Count": { "id": "aaac", "type": "rollup", "rollup": { "type": "number", "number": 3, "function": "count" } },
              "Text": { "id": "aaad", "type": "formula", "formula": { "type": "string", "string": "x" } },
              "Id": { "id": "aaae", "type": "unique_id", "unique_id": { "prefix": "X", "number": 7 } }
            }
            """;
        string row = Page(Child, "", $$"""{ "type": "data_source_id", "data_source_id": "{{Source}}", "database_id": "{{Database}}" }""")
            .Replace("""{ "title": { "id": "title", "type": "title", "title": """ + Text("") + " } }", Properties, StringComparison.Ordinal)
            .Replace(".so/-", ".so/", StringComparison.Ordinal);
        string list = $$"""
            {
              "object": "list", "results": [{{row}}], "next_cursor": null, "has_more": false,
              "type": "page_or_data_source", "page_or_data_source": {}
            }
            """;

        (int code, string output, _) = await RunAsync(
            100,
            new TestCassette()
                .Add("POST", $"/v1/data_sources/{Source}/query", """{ "filter": { "property": "Kind", "select": { "equals": "B" } } }""", list)
                .Add("POST", $"/v1/data_sources/{Source}/query", """{ "filter": { "property": "Count", "rollup": { "number": { "equals": 3 } } } }""", list));

        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public void A_line_that_is_no_explanation_is_refused() =>
        Assert.That(() => ExplanationFile.Parse("\nsomething"), Throws.TypeOf<FormatException>().With.Message.Contains("Line 2"));

    [TestCase(50, ExpectedResult = 0)]
    [TestCase(50.1, ExpectedResult = 1)]
    public async Task<int> The_goal_may_be_less_than_everything(double min) => (await RunAsync(
        min,
        new TestCassette()
            .Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace))
            .Add("GET", "/v1/nowhere", null, "{}"))).Code;

    [Test]
    public async Task As_many_differences_are_printed_as_asked_for()
    {
        TestCassette cassette = new();
        for (int i = 0; i < 5; i++)
            cassette.Add("GET", "/v1/nowhere", null, "{}");
        File.WriteAllLines(_file, cassette.Lines);
        string output = (await RunAsync(0, 2, ExplanationFile.Parse(""))).Output;
        Assert.That(output, Does.Contain("Differences (5, the first 2):"));
        Assert.That(output.Split('\n').Count(line => line.Contains("/v1/nowhere", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_broken_file_is_bad_input()
    {
        File.WriteAllText(_file, "{}");
        (int code, _, string error) = await RunAsync(100, 20, ExplanationFile.Parse(""));
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(":1 is no recorded exchange"));
    }

    [TestCase("""{ "object": "list", "results": [{ "id": "block-1" }, { "object": "block" }, 5] }""")]
    [TestCase("""{ "object": "list", "results": "none" }""")]
    [TestCase("\"a text\"")]
    public async Task A_recording_of_unexpected_shape_ends_neither_the_tool_nor_the_other_conversations(string response)
    {
        TestCassette other = new TestCassette("two").Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace));
        TestCassette strange = new TestCassette()
            .Add("GET", $"/v1/blocks/{Root}/children", null, response)
            .Add("PATCH", $"/v1/blocks/{Root}/children", """{ "children": "none", "position": "end" }""", response)
            .Add("POST", "/v1/search", "{}", response)
            .Add("POST", "/v1/databases", "{}", """{ "object": "database", "id": "44444444-4444-4444-8444-444444444444", "parent": 1, "data_sources": [{ "id": 7 }] }""");
        await File.WriteAllLinesAsync(_file, [.. strange.Lines, .. other.Lines]);
        (int code, string output, string error) = await RunAsync(0, 20, ExplanationFile.Parse(""));
        Assert.That(code, Is.Zero, error);
        Assert.That(Row(output, "total"), Is.EqualTo("total 5 1 20.00 0"), output);
    }

    [Test]
    public async Task An_exchange_of_another_version_is_named_and_not_compared()
    {
        TestCassette old = new TestCassette("old", "2022-06-28").Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace));
        (int code, _, string error) = await RunAsync(0, old);
        Assert.That((code, error), Is.EqualTo((2, "There is no exchange of an API version that the emulator knows in these files; --api-version sends them as another one." + Environment.NewLine)));

        await File.WriteAllLinesAsync(_file, [.. old.Lines, .. new TestCassette().Add("GET", $"/v1/pages/{Root}", null, Page(Root, "Root page", InWorkspace)).Lines]);
        (_, string output, _) = await RunAsync(0, 20, ExplanationFile.Parse(""));
        Assert.That(Row(output, "total"), Is.EqualTo("total 1 1 100.00 0"));
        Assert.That(output, Does.Contain("Not compared, for their API version (1):").And.Contain("1 × 2022-06-28"));

        (_, output, _) = await RunAsync(0, 20, ExplanationFile.Parse(""), "2026-03-11");
        Assert.That(Row(output, "total"), Is.EqualTo("total 2 2 100.00 0"));
    }

    private static string Row(string output, string kind) =>
        string.Join(' ', output.Split('\n').Single(line => line.StartsWith(kind + "  ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim();

    private Task<(int Code, string Output, string Error)> RunAsync(double min, TestCassette cassette) => RunAsync(min, ExplanationFile.Parse(""), cassette);

    private Task<(int Code, string Output, string Error)> RunAsync(double min, IReadOnlyList<Explanation> explanations, TestCassette cassette)
    {
        File.WriteAllLines(_file, cassette.Lines);
        return RunAsync(min, 20, explanations);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(double min, int differences, IReadOnlyList<Explanation> explanations, string? version = null)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await ReplayCommand.RunAsync(
            [_file], new ReplayVersions(version), (scan, library, ids) => new EmulatorTarget(scan, library, ids), explanations, min, differences, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
