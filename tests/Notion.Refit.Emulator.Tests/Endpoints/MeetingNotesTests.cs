using System.Text.Json;
using Notion.Refit.Emulator.Tests.Files;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class MeetingNotesTests
{
    private FixedTime _time = null!;
    private RawApi _api = null!;
    private string _page = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 3, 4, 10, 30, 0, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time, AsyncDelay = TimeSpan.FromMinutes(1) });
        _page = (await _api.CreatePageAsync()).Id;
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Notes_of_an_upload_become_ready_step_by_step()
    {
        RawAnswer notes = await CreateAsync("Standup", await _api.UploadAsync("monday.mp3"));
        string[] statuses = [await StatusAsync(notes.Id), await AfterAsync(1), await AfterAsync(1)];
        JsonElement parts = (await _api.GetAsync($"/v1/blocks/{notes.Id}"))["meeting_notes"].GetProperty("children");
        RawAnswer transcript = await _api.GetAsync($"/v1/blocks/{parts.GetProperty("transcript_block_id").GetString()}/children");

        Assert.That(notes["type"].GetString(), Is.EqualTo("meeting_notes"));
        Assert.That(notes["parent"].GetProperty("page_id").GetString(), Is.EqualTo(_page));
        Assert.That(PlainText(notes["meeting_notes"].GetProperty("title")), Is.EqualTo("Standup"));
        Assert.That(statuses, Is.EqualTo(new[] { "transcription_in_progress", "summary_in_progress", "notes_ready" }));
        Assert.That(Members(parts), Is.EquivalentTo(new[] { "summary_block_id", "notes_block_id", "transcript_block_id" }));
        Assert.That(PlainText(transcript.Results[0].GetProperty("paragraph").GetProperty("rich_text")), Is.EqualTo("Transcript of monday.mp3"));

        async Task<string> AfterAsync(int minutes)
        {
            _time.Advance(TimeSpan.FromMinutes(minutes));
            return await StatusAsync(notes.Id);
        }
    }

    [Test]
    public async Task Without_a_summary_the_transcript_is_enough()
    {
        RawAnswer notes = await _api.PostAsync("/v1/blocks/meeting_notes", Body(
            "{'source': {'type': 'file_upload', 'file_upload_id': '$0'}, 'parent': {'page_id': '$1'}, 'options': {'kickoff_summary': false}}",
            await _api.UploadAsync("monday.mp3"),
            _page));
        _time.Advance(TimeSpan.FromMinutes(1));
        JsonElement ready = (await _api.GetAsync($"/v1/blocks/{notes.Id}"))["meeting_notes"];

        Assert.That(ready.GetProperty("status").GetString(), Is.EqualTo("notes_ready"));
        Assert.That(ready.GetProperty("children").TryGetProperty("summary_block_id", out _), Is.False);
        Assert.That(PlainText(ready.GetProperty("title")), Is.EqualTo("monday"));
    }

    [Test]
    public async Task Notes_of_a_block_are_after_it_and_have_another_name_in_the_version_before()
    {
        string upload = await _api.UploadAsync("call.mp4");
        RawAnswer blocks = Ok(await _api.AppendAsync(_page, Fill("[{'video': {'file_upload': {'id': '$0'}}}, {'divider': {}}]", upload)));
        await using var earlier = new RawApi(_api.Emulator, "2025-09-03");

        RawAnswer notes = Ok(await _api.PostAsync("/v1/blocks/meeting_notes", Body("{'source': {'type': 'block', 'block_id': '$0'}}", blocks.Results[0].GetProperty("id").GetString()!)));

        Assert.That(await TypesAsync(_api), Is.EqualTo(new[] { "video", "meeting_notes", "divider" }));
        Assert.That(await TypesAsync(earlier), Is.EqualTo(new[] { "video", "transcription", "divider" }));
        Assert.That((await earlier.GetAsync($"/v1/blocks/{notes.Id}"))["transcription"].GetProperty("status").GetString(), Is.EqualTo("transcription_in_progress"));
    }

    [Test]
    public async Task What_cannot_be_heard_or_has_no_place_is_refused()
    {
        string text = await _api.UploadAsync("notes.txt");
        string sound = await _api.UploadAsync("monday.mp3");
        string divider = (await _api.AppendAsync(_page, "[{'divider': {}}]")).Results[0].GetProperty("id").GetString()!;

        Assert.That((await CreateAsync("x", text)).Message, Does.Contain("body.source should be an audio or video file"));
        Assert.That((await CreateAsync("x", "00000000-0000-4000-8000-000000000001")).Status, Is.EqualTo(404));
        Assert.That(
            (await _api.PostAsync("/v1/blocks/meeting_notes", Body("{'source': {'type': 'file_upload', 'file_upload_id': '$0'}}", sound))).Message,
            Does.Contain("body.parent should be defined"));
        Assert.That(
            (await _api.PostAsync("/v1/blocks/meeting_notes", Body("{'source': {'type': 'block', 'block_id': '$0'}}", divider))).Status,
            Is.EqualTo(400));
        Assert.That(
            (await _api.PostAsync("/v1/blocks/meeting_notes", Body("{'source': {'type': 'block', 'block_id': '$0'}, 'parent': {'page_id': '$1'}}", divider, _page))).Message,
            Does.Contain("body.parent should be not present"));
        Assert.That(await TypesAsync(_api), Is.EqualTo(new[] { "divider" }));
    }

    [TestCase("{'property': 'title', 'filter': {'operator': 'string_contains', 'value': {'type': 'exact', 'value': 'STAND'}}}", "Standup")]
    [TestCase("{'property': 'title', 'filter': {'operator': 'string_is_not', 'value': {'type': 'exact', 'value': 'Standup'}}}", "Review")]
    [TestCase("{'property': 'attendees', 'filter': {'operator': 'is_not_empty'}}", "")]
    [TestCase("{'property': 'created_by', 'filter': {'operator': 'person_contains', 'value': [{'type': 'exact', 'value': {'table': 'notion_user', 'id': '$0'}}]}}", "Review,Standup")]
    [TestCase("{'property': 'created_time', 'filter': {'operator': 'date_is', 'value': {'type': 'relative', 'value': 'yesterday'}}}", "Standup")]
    [TestCase("{'property': 'created_time', 'filter': {'operator': 'date_is_after', 'value': {'type': 'exact', 'value': {'type': 'date', 'start_date': '2026-03-04'}}}}", "Review")]
    [TestCase("{'property': 'created_time', 'filter': {'operator': 'date_is_on_or_before', 'value': {'type': 'exact', 'value': {'type': 'datetime', 'start_date': '2026-03-04', 'start_time': '11:30', 'time_zone': 'Europe/Berlin'}}}}", "Standup")]
    [TestCase("{'property': 'last_edited_time', 'filter': {'operator': 'date_is_within', 'value': {'type': 'relative', 'value': 'custom', 'direction': 'past', 'unit': 'day', 'count': 0}}}", "Review")]
    [TestCase("{'operator': 'or', 'filters': [{'property': 'title', 'filter': {'operator': 'string_is', 'value': {'type': 'exact', 'value': 'Review'}}}, {'operator': 'and', 'filters': [{'property': 'title', 'filter': {'operator': 'is_empty'}}]}]}", "Review")]
    [TestCase("{'operator': 'and'}", "Review,Standup")]
    public async Task A_query_finds_what_its_filter_lets_through(string filter, string expected)
    {
        await CreateTwoAsync();
        string me = (await _api.GetAsync("/v1/users/me")).Id;

        RawAnswer found = await _api.PostAsync("/v1/blocks/meeting_notes/query", Body($"{{'filter': {filter}}}", me));

        Assert.That(found.Status, Is.EqualTo(200), found.Message);
        Assert.That(string.Join(',', Titles(found)), Is.EqualTo(expected));
    }

    [Test]
    public async Task What_a_query_finds_is_a_list_without_a_second_page()
    {
        RawAnswer none = await _api.PostAsync("/v1/blocks/meeting_notes/query", Body("{}"));

        Assert.That(Members(none.Body), Is.EquivalentTo(new[] { "object", "results", "next_cursor", "has_more", "type", "block", "request_id" }));
        Assert.That(none["object"].GetString(), Is.EqualTo("list"));
        Assert.That(none["next_cursor"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(none["type"].GetString(), Is.EqualTo("block"));
    }

    [Test]
    public async Task A_query_sorts_and_says_when_there_is_more()
    {
        await CreateTwoAsync();

        RawAnswer all = await _api.PostAsync("/v1/blocks/meeting_notes/query", Body("{'sort': [{'property': 'title', 'direction': 'descending'}]}"));
        RawAnswer cut = await _api.PostAsync("/v1/blocks/meeting_notes/query", Body("{'sort': [{'property': 'created_time', 'direction': 'ascending'}], 'limit': 1}"));

        Assert.That(Titles(all), Is.EqualTo(new[] { "Standup", "Review" }));
        Assert.That(all["has_more"].GetBoolean(), Is.False);
        Assert.That(Titles(cut), Is.EqualTo(new[] { "Standup" }));
        Assert.That(cut["has_more"].GetBoolean(), Is.True);
    }

    [TestCase("{'filter': {'property': 'title', 'filter': {'operator': 'string_is'}}}", "body.filter.filter.value should be defined")]
    [TestCase("{'filter': {'operator': 'and', 'filters': [{'property': 'created_by', 'filter': {'operator': 'person_contains'}}]}}", "body.filter.filters[0].filter.value should be defined")]
    [TestCase("{'filter': {'property': 'created_time', 'filter': {'operator': 'date_is', 'value': {'type': 'relative', 'value': 'doomsday'}}}}", "body.filter.filter.value.value should be")]
    [TestCase("{'filter': {'property': 'created_time', 'filter': {'operator': 'date_is', 'value': {'type': 'exact', 'value': {'type': 'date', 'start_date': '2026-02-30'}}}}}", "body.filter.filter.value.value.start_date should be a valid ISO 8601 date")]
    [TestCase("{'filter': {'property': 'created_time', 'filter': {'operator': 'date_is', 'value': {'type': 'relative', 'value': 'custom', 'direction': 'past', 'unit': 'year', 'count': 2147483647}}}}", "body.filter.filter.value.count should be")]
    [TestCase("{'filter': {'operator': 'and', 'filters': [{'operator': 'and', 'filters': [{'operator': 'and', 'filters': [{'operator': 'and'}]}]}]}}", "groups should nest at most 3 levels deep")]
    [TestCase("{'limit': 51}", "body.limit should be ≤ `50`")]
    [TestCase("{'sort': [{'property': 'length', 'direction': 'ascending'}]}", "body.sort[0].property should be")]
    public async Task A_query_that_is_invalid_is_refused(string body, string message)
    {
        RawAnswer answer = await _api.PostAsync("/v1/blocks/meeting_notes/query", Body(body));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain(message));
    }

    private static string[] Titles(RawAnswer found) => [.. found.Results.Select(notes => PlainText(notes.GetProperty("meeting_notes").GetProperty("title")))];

    private async Task CreateTwoAsync()
    {
        Ok(await CreateAsync("Standup", await _api.UploadAsync("monday.mp3")));
        _time.Advance(TimeSpan.FromDays(1));
        Ok(await CreateAsync("Review", await _api.UploadAsync("tuesday.mp3")));
    }

    private async Task<string> StatusAsync(string id) => (await _api.GetAsync($"/v1/blocks/{id}"))["meeting_notes"].GetProperty("status").GetString()!;

    private async Task<string[]> TypesAsync(RawApi api) => [.. (await api.GetAsync($"/v1/blocks/{_page}/children")).Results.Select(block => block.GetProperty("type").GetString()!)];

    private Task<RawAnswer> CreateAsync(string title, string upload) => _api.PostAsync("/v1/blocks/meeting_notes", Body(
        "{'source': {'type': 'file_upload', 'file_upload_id': '$0'}, 'parent': {'type': 'page_id', 'page_id': '$1'}, 'title': '$2'}", upload, _page, title));
}
