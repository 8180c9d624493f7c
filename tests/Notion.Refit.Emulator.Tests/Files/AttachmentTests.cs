using System.Text.Json;
using System.Text.Json.Nodes;
using static Notion.Refit.Emulator.Tests.Files.UploadBench;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Files;

/// <summary>What uploads are attached to, and what of it comes back.</summary>
public sealed class AttachmentTests
{
    private FixedTime _time = null!;
    private RawApi _api = null!;

    [SetUp]
    public void Start()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 0, 30, 250, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time });
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("image", "a.png")]
    [TestCase("video", "a.mp4")]
    [TestCase("audio", "a.mp3")]
    [TestCase("pdf", "a.pdf")]
    [TestCase("file", "a.csv")]
    public async Task A_block_shows_the_file_by_an_address_that_anybody_can_read(string type, string name)
    {
        string id = await _api.UploadAsync(name, "The content");

        RawAnswer block = Ok(await _api.AppendAsync(_api.RootPageId(), $"[{{'type': '{type}', '{type}': {{'type': 'file_upload', 'file_upload': {{'id': '{id}'}}}}}}]"));

        JsonElement file = Payload(block.Results[0]);
        Assert.That(file.GetProperty("type").GetString(), Is.EqualTo("file"));
        Assert.That(file.GetProperty("file").GetProperty("expiry_time").GetString(), Is.EqualTo("2026-06-17T11:00:30.250Z"));
        Assert.That(file.TryGetProperty("name", out JsonElement told) ? told.GetString() : null, Is.EqualTo(type is "file" ? name : null));
        Assert.That(await _api.ReadTextAsync(Url(file)), Is.EqualTo("The content"));
        RawAnswer upload = await _api.RetrieveUploadAsync(id);
        Assert.That(upload["status"].GetString(), Is.EqualTo("uploaded"));
        Assert.That(upload["expiry_time"].ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Icons_and_covers_of_pages_are_uploaded_files()
    {
        string icon = await _api.UploadAsync("icon.png", "icon");
        string cover = await _api.UploadAsync("cover.jpg", "cover");

        RawAnswer page = Ok(await _api.PostAsync("/v1/pages", Body(
            "{'parent': {'page_id': '$0'}, 'properties': {}, 'icon': {'type': 'file_upload', 'file_upload': {'id': '$1'}}, 'cover': {'file_upload': {'id': '$2'}}}",
            _api.RootPageId(),
            icon,
            cover)));
        RawAnswer swapped = Ok(await _api.PatchAsync($"/v1/pages/{page.Id}", Body("{'icon': {'file_upload': {'id': '$0'}}, 'cover': null}", cover)));

        Assert.That(page["icon"].GetProperty("type").GetString(), Is.EqualTo("file"));
        Assert.That(await _api.ReadTextAsync(Url(page["icon"])), Is.EqualTo("icon"));
        Assert.That(await _api.ReadTextAsync(Url(page["cover"])), Is.EqualTo("cover"));
        Assert.That(await _api.ReadTextAsync(Url(swapped["icon"])), Is.EqualTo("cover"));
        Assert.That(swapped["cover"].ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Databases_and_callouts_have_uploaded_icons_too()
    {
        string id = await _api.UploadAsync("icon.svg", "<svg/>");
        string icon = $"{{'file_upload': {{'id': '{id}'}}}}";

        RawAnswer database = Ok(await _api.PostAsync("/v1/databases", Body("{'parent': {'page_id': '$0'}, 'icon': $1, 'cover': $1}", _api.RootPageId(), icon)));
        string source = database["data_sources"][0].GetProperty("id").GetString()!;
        RawAnswer changed = Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'icon': $0}", icon)));
        RawAnswer callout = Ok(await _api.AppendAsync(_api.RootPageId(), $"[{{'callout': {{'rich_text': [], 'icon': {icon}}}}}]"));

        JsonElement[] shown = [database["icon"], database["cover"], changed["icon"], changed["cover"], Payload(callout.Results[0]).GetProperty("icon")];
        foreach (JsonElement file in shown)
            Assert.That(await _api.ReadTextAsync(Url(file)), Is.EqualTo("<svg/>"));
    }

    [Test]
    public async Task A_property_has_uploaded_files_beside_others()
    {
        string first = await _api.UploadAsync("1.txt", "one");
        string second = await _api.UploadAsync("2.txt", "two");
        (_, string source) = await _api.CreateTableAsync("'Files': {'files': {}}");

        string row = await _api.CreateRowAsync(
            source,
            "Row",
            Fill("'Files': {'files': [{'file_upload': {'id': '$0'}}, {'name': 'Second', 'type': 'file_upload', 'file_upload': {'id': '$1'}}, {'name': 'x', 'external': {'url': 'https://example.com/x'}}]}", first, second));
        RawAnswer page = await _api.GetAsync($"/v1/pages/{row}");
        RawAnswer queried = await _api.PostAsync($"/v1/data_sources/{source}/query", Body("{'filter': {'property': 'Files', 'files': {'is_not_empty': true}}}"));

        JsonElement[] files = [.. page.Value("Files").EnumerateArray()];
        Assert.That(files.Select(file => file.GetProperty("name").GetString()), Is.EqualTo(new[] { "1.txt", "Second", "x" }));
        Assert.That(files.Select(file => file.GetProperty("type").GetString()), Is.EqualTo(new[] { "file", "file", "external" }));
        Assert.That(await _api.ReadTextAsync(Url(files[0])), Is.EqualTo("one"));
        Assert.That(await _api.ReadTextAsync(Url(files[1])), Is.EqualTo("two"));
        Assert.That(queried.Results, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Files_that_were_read_may_be_sent_back_and_stay()
    {
        string id = await _api.UploadAsync("1.txt", "one");
        (_, string source) = await _api.CreateTableAsync("'Files': {'files': {}}");
        string row = await _api.CreateRowAsync(source, "Row", $"'Files': {{'files': [{{'file_upload': {{'id': '{id}'}}}}]}}");
        JsonNode read = JsonNode.Parse((await _api.GetAsync($"/v1/pages/{row}")).Value("Files").GetRawText())!;
        read.AsArray().Add(Body("{'name': 'x', 'external': {'url': 'https://example.com/x'}}"));

        Ok(await _api.PatchAsync($"/v1/pages/{row}", new JsonObject { ["properties"] = new JsonObject { ["Files"] = new JsonObject { ["files"] = read } } }));
        _time.Advance(TimeSpan.FromHours(5));
        RawAnswer page = await _api.GetAsync($"/v1/pages/{row}");

        JsonElement[] files = [.. page.Value("Files").EnumerateArray()];
        Assert.That(files, Has.Length.EqualTo(2));
        Assert.That(await _api.ReadTextAsync(Url(files[0])), Is.EqualTo("one"));
    }

    [Test]
    public async Task A_comment_has_attachments_by_kind()
    {
        string image = await _api.UploadAsync("a.png", "image");
        string table = await _api.UploadAsync("b.csv", "table");

        RawAnswer comment = Ok(await _api.PostAsync("/v1/comments", Body(
            "{'parent': {'page_id': '$0'}, 'rich_text': [{'text': {'content': 'See'}}], 'attachments': [{'type': 'file_upload', 'file_upload_id': '$1'}, {'file_upload_id': '$2'}]}",
            _api.RootPageId(),
            image,
            table)));

        JsonElement[] attachments = [.. comment["attachments"].EnumerateArray()];
        Assert.That(attachments.Select(attachment => attachment.GetProperty("category").GetString()), Is.EqualTo(new[] { "image", "productivity" }));
        Assert.That(await _api.ReadTextAsync(attachments[1].GetProperty("file").GetProperty("url").GetString()!), Is.EqualTo("table"));
    }

    [Test]
    public async Task Captions_and_names_of_uploaded_files_change_and_the_file_stays()
    {
        string id = await _api.UploadAsync("a.txt", "text");
        RawAnswer block = Ok(await _api.AppendAsync(_api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{id}'}}}}}}]"));
        string blockId = block.Results[0].GetProperty("id").GetString()!;
        await using var other = new RawApi(_api.Emulator.Workspace.AddConnection("Other"));

        RawAnswer changed = Ok(await other.PatchAsync($"/v1/blocks/{blockId}", Body("{'file': {'name': 'Renamed'}}")));

        Assert.That(changed["file"].GetProperty("name").GetString(), Is.EqualTo("Renamed.txt"));
        Assert.That(await _api.ReadTextAsync(Url(changed["file"])), Is.EqualTo("text"));
    }

    [TestCase("image", "a.txt", "files of the type text/plain cannot be used as an image")]
    [TestCase("video", "a.png", "files of the type image/png cannot be used as a video")]
    [TestCase("audio", "a.pdf", "files of the type application/pdf cannot be used as audio")]
    [TestCase("pdf", "a.txt", "files of the type text/plain cannot be used as a pdf")]
    public async Task A_file_of_the_wrong_kind_is_refused(string type, string name, string message)
    {
        string id = await _api.UploadAsync(name);

        RawAnswer answer = await _api.AppendAsync(_api.RootPageId(), $"[{{'{type}': {{'file_upload': {{'id': '{id}'}}}}}}]");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain(message));
    }

    [TestCase("icon")]
    [TestCase("cover")]
    public async Task Only_pictures_are_icons_and_covers(string member)
    {
        string id = await _api.UploadAsync("a.txt");

        RawAnswer answer = await _api.PatchAsync($"/v1/pages/{_api.RootPageId()}", Body("{'$0': {'file_upload': {'id': '$1'}}}", member, id));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain($"cannot be used as {(member is "icon" ? "an" : "a")} {member}"));
    }

    [Test]
    public async Task What_has_no_content_or_has_expired_or_does_not_exist_cannot_be_attached()
    {
        string pending = (await _api.CreateUploadAsync("{'filename': 'a.txt'}")).Id;
        string expired = await _api.UploadAsync("b.txt");
        const string Unknown = "00000000-0000-4000-8000-000000000001";

        RawAnswer early = await AttachAsync(pending);
        _time.Advance(TimeSpan.FromHours(1));
        RawAnswer late = await AttachAsync(expired);
        RawAnswer never = await AttachAsync(Unknown);

        Assert.That(early.Status, Is.EqualTo(400));
        Assert.That(early.Message, Does.Contain("its status should be `uploaded`, instead was `pending`"));
        Assert.That(late.Status, Is.EqualTo(400));
        Assert.That(late.Message, Does.Contain("its status should be `uploaded`, instead was `expired`"));
        Assert.That(never.Status, Is.EqualTo(404));
        Assert.That(never.Message, Does.StartWith($"Could not find file_upload with ID: {Unknown}."));
    }

    [Test]
    public async Task A_request_that_fails_attaches_nothing()
    {
        string id = await _api.UploadAsync("a.txt");

        RawAnswer answer = await _api.AppendAsync(
            _api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{id}'}}}}}}, {{'table_row': {{'cells': []}}}}]");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That((await _api.RetrieveUploadAsync(id))["expiry_time"].ValueKind, Is.EqualTo(JsonValueKind.String));
    }

    private Task<RawAnswer> AttachAsync(string id) => _api.AppendAsync(_api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{id}'}}}}}}]");
}
