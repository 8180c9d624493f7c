using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Tests.Files;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

/// <summary>Meeting notes as Markdown, in both syntaxes and both versions of the API.</summary>
[TestFixture("2026-03-11", "meeting_notes")]
[TestFixture("2025-09-03", "transcription")]
public sealed partial class MeetingNotesMarkdownTests(string version, string type)
{
    private FixedTime _time = null!;
    private RawApi _api = null!;
    private string _page = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 3, 4, 10, 30, 0, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time, AsyncDelay = TimeSpan.FromMinutes(1) }, version);
        _page = (await _api.CreatePageAsync()).Id;
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task The_transcript_is_written_only_where_it_is_asked_for()
    {
        string id = await RecordAsync();

        string first = await ReadAsync("");
        string whole = await ReadAsync("?include_transcript=true");

        Assert.That(whole, Is.EqualTo(
            "<meeting-notes>\n\tStandup\n\t<summary>\n\t\tSummary of monday.mp3\n\t</summary>\n\t<notes>\n\t</notes>\n\t<transcript>\n\t\tTranscript of monday.mp3\n\t</transcript>\n</meeting-notes>"));
        Assert.That(first, Is.EqualTo(whole.Replace("Transcript of monday.mp3", Omitted(id), StringComparison.Ordinal)));
    }

    [Test]
    public async Task The_second_syntax_says_that_a_transcript_is_left_out()
    {
        string id = await RecordAsync();

        string markdown = await ReadAsync("?markdown_version=v2");
        string whole = await ReadAsync("?markdown_version=v2&include_transcript=true");

        Assert.That(markdown, Is.EqualTo(Fill(
            """
            <meeting-notes view-url="https://app.notion.com/p/$0#$1">
            Standup

            <meeting-notes-section-notes>
            </meeting-notes-section-notes>

            <meeting-notes-section-summary>
            Summary of monday.mp3
            </meeting-notes-section-summary>

            <meeting-notes-section-transcript>
            $2
            </meeting-notes-section-transcript>
            </meeting-notes>
            """,
            Plain(_page),
            Plain(id),
            Omitted(id))));
        Assert.That(whole, Does.Contain("<meeting-notes-section-transcript>\nTranscript of monday.mp3\n</meeting-notes-section-transcript>"));
    }

    [TestCase("v1", "Before\n<meeting-notes>\n\tPlan **it**\n\t<notes>\n\t\t- [ ] Do\n\t\t\t- now\n\t</notes>\n</meeting-notes>\nAfter")]
    [TestCase("v1", "<meeting-notes>\n\tPlan\n</meeting-notes>")]
    [TestCase("v1", "<meeting-notes>\n\t<notes>\n\t\tOne\n\t</notes>\n</meeting-notes>")]
    [TestCase("v2", "Before\n\n<meeting-notes>\nPlan **it**\n\n<meeting-notes-section-notes>\n- [ ] Do\n\t- [x] now\n</meeting-notes-section-notes>\n</meeting-notes>\n\nAfter")]
    [TestCase("v2", "<meeting-notes>\n<p />\n\n<meeting-notes-section-notes>\nOne\n\nTwo\n</meeting-notes-section-notes>\n</meeting-notes>")]
    public async Task New_ones_are_written(string syntax, string markdown)
    {
        Ok(await ReplaceAsync(syntax, markdown));
        JsonElement notes = (await _api.GetAsync($"/v1/blocks/{_page}/children")).Results.Single(block => block.GetProperty("type").GetString() == type);

        string read = await ReadAsync($"?markdown_version={syntax}");
        string whole = ViewUrl().Replace(read, "");
        Ok(await ReplaceAsync(syntax, read));
        JsonElement after = (await _api.GetAsync($"/v1/blocks/{_page}/children")).Results.Single(block => block.GetProperty("type").GetString() == type);

        Assert.That(whole, Is.EqualTo(markdown));
        Assert.That(Payload(notes).GetProperty("status").GetString(), Is.EqualTo("transcription_not_started"));
        Assert.That(after.GetRawText(), Is.EqualTo(notes.GetRawText()), "nothing changes when what is there is written once more");
    }

    [Test]
    public async Task Only_the_notes_of_people_change([Values("v1", "v2")] string syntax)
    {
        string id = await RecordAsync();
        JsonElement before = await PartsAsync(id);
        string end = syntax == "v1" ? "\t</notes>" : "</meeting-notes-section-notes>";

        Ok(await UpdateAsync(syntax, end, (syntax == "v1" ? "\t\tMine\n" : "Mine\n") + end));

        Assert.That((await PartsAsync(id)).GetRawText(), Is.EqualTo(before.GetRawText()));
        Assert.That(await TextAsync(before, "notes_block_id"), Is.EqualTo("Mine"));
        Assert.That(await TextAsync(before, "summary_block_id"), Is.EqualTo("Summary of monday.mp3"));
        Assert.That(await TextAsync(before, "transcript_block_id"), Is.EqualTo("Transcript of monday.mp3"));
    }

    [Test]
    public async Task The_title_changes_and_the_block_stays([Values("v1", "v2")] string syntax)
    {
        string id = await RecordAsync();

        Ok(await UpdateAsync(syntax, "Standup", "Review"));

        RawAnswer block = await _api.GetAsync($"/v1/blocks/{id}");
        Assert.That(PlainText(block[type].GetProperty("title")), Is.EqualTo("Review"));
        Assert.That(await TextAsync(block[type].GetProperty("children"), "transcript_block_id"), Is.EqualTo("Transcript of monday.mp3"));
    }

    [Test]
    public async Task A_summary_changes_in_the_first_syntax_only()
    {
        string id = await RecordAsync();

        Ok(await UpdateAsync("v2", "Summary of monday.mp3", "Short"));
        string second = await TextAsync(await PartsAsync(id), "summary_block_id");
        Ok(await UpdateAsync("v1", "Summary of monday.mp3", "Short"));

        Assert.That(second, Is.EqualTo("Summary of monday.mp3"));
        Assert.That(await TextAsync(await PartsAsync(id), "summary_block_id"), Is.EqualTo("Short"));
    }

    [Test]
    public async Task A_transcript_cannot_be_written()
    {
        const string First = "<meeting-notes>\n\tPlan\n\t<transcript>\n\t\tMine\n\t</transcript>\n</meeting-notes>";
        const string Second = "<meeting-notes>\nPlan\n\n<meeting-notes-section-transcript>\nMine\n</meeting-notes-section-transcript>\n</meeting-notes>";

        RawAnswer first = await ReplaceAsync("v1", First);
        RawAnswer second = Ok(await ReplaceAsync("v2", Second));

        Assert.That((first.Status, first.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(second["markdown"].GetString(), Does.Contain("Plan").And.Not.Contain("Mine"));
    }

    [Test]
    public async Task What_is_returned_is_accepted_without_a_change([Values("v1", "v2")] string syntax)
    {
        string id = await RecordAsync();
        string before = (await _api.GetAsync($"/v1/blocks/{id}")).Body.GetProperty(type).GetRawText();

        Ok(await ReplaceAsync(syntax, await ReadAsync($"?markdown_version={syntax}")));

        Assert.That((await _api.GetAsync($"/v1/blocks/{id}")).Body.GetProperty(type).GetRawText(), Is.EqualTo(before));
        Assert.That((await _api.GetAsync($"/v1/blocks/{_page}/children")).Results.Single().GetProperty("id").GetString(), Is.EqualTo(id));
        Assert.That(await TextAsync(await PartsAsync(id), "transcript_block_id"), Is.EqualTo("Transcript of monday.mp3"));
    }

    [Test]
    public async Task Notes_may_move_within_the_page()
    {
        string id = await RecordAsync();
        string markdown = await ReadAsync("?markdown_version=v2");

        Ok(await ReplaceAsync("v2", $"<toggle>\nMore\n\n{markdown}\n</toggle>"));

        RawAnswer block = await _api.GetAsync($"/v1/blocks/{id}");
        Assert.That(block["parent"].GetProperty("type").GetString(), Is.EqualTo("block_id"));
        Assert.That(block["in_trash"].GetBoolean(), Is.False);
        Assert.That(await ReadAsync("?markdown_version=v2"), Is.EqualTo($"<toggle>\nMore\n\n{markdown}\n</toggle>"));
    }

    [Test]
    public async Task Notes_that_were_taken_meanwhile_stay_when_the_transcript_comes()
    {
        Ok(await _api.PostAsync("/v1/blocks/meeting_notes", Body(
            "{'source': {'type': 'file_upload', 'file_upload_id': '$0'}, 'parent': {'page_id': '$1'}, 'title': 'Standup'}", await _api.UploadAsync("monday.mp3"), _page)));
        Ok(await UpdateAsync("v1", "Standup", "Standup\n\t<notes>\n\t\tMine\n\t</notes>"));

        _time.Advance(TimeSpan.FromMinutes(3));

        Assert.That(await ReadAsync(""), Does.Contain("<notes>\n\t\tMine\n\t</notes>").And.Contain("<summary>"));
    }

    [GeneratedRegex(" view-url=\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ViewUrl();

    private string Omitted(string id) => $"Transcript omitted. Retrieve it with include_transcript=true: https://app.notion.com/p/{Plain(_page)}#{Plain(id)}";

    private static string Plain(string id) => id.Replace("-", "", StringComparison.Ordinal);

    private async Task<string> RecordAsync()
    {
        RawAnswer notes = Ok(await _api.PostAsync("/v1/blocks/meeting_notes", Body(
            "{'source': {'type': 'file_upload', 'file_upload_id': '$0'}, 'parent': {'page_id': '$1'}, 'title': 'Standup'}", await _api.UploadAsync("monday.mp3"), _page)));
        _time.Advance(TimeSpan.FromMinutes(3));
        return notes.Id;
    }

    private async Task<JsonElement> PartsAsync(string id) => (await _api.GetAsync($"/v1/blocks/{id}"))[type].GetProperty("children");

    private async Task<string> TextAsync(JsonElement parts, string part) => PlainText(
        (await _api.GetAsync($"/v1/blocks/{parts.GetProperty(part).GetString()}/children")).Results.Single().GetProperty("paragraph").GetProperty("rich_text"));

    private async Task<string> ReadAsync(string query) => Ok(await _api.GetAsync($"/v1/pages/{_page}/markdown{query}"))["markdown"].GetString()!;

    private Task<RawAnswer> ReplaceAsync(string syntax, string markdown) => PatchAsync(
        syntax, new JsonObject { ["type"] = "replace_content", ["replace_content"] = new JsonObject { ["new_str"] = markdown } });

    private Task<RawAnswer> UpdateAsync(string syntax, string old, string @new) => PatchAsync(syntax, new JsonObject
    {
        ["type"] = "update_content",
        ["update_content"] = new JsonObject { ["content_updates"] = new JsonArray(new JsonObject { ["old_str"] = old, ["new_str"] = @new }) },
    });

    private Task<RawAnswer> PatchAsync(string syntax, JsonObject body)
    {
        body["markdown_version"] = syntax;
        return _api.PatchAsync($"/v1/pages/{_page}/markdown", body);
    }
}
