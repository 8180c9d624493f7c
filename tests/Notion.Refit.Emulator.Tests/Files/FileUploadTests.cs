using System.Security.Cryptography;
using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Files;

/// <summary>The way of a file into the workspace.</summary>
public sealed class FileUploadTests
{
    private const int Part = 5 * 1024 * 1024;

    private FixedTime _time = null!;
    private RawApi _api = null!;

    [SetUp]
    public void Start()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 0, 30, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time });
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_new_upload_returns_where_to_send_the_content_and_until_when()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'filename': 'note.txt'}");

        Assert.That(
            Members(upload.Body),
            Is.EquivalentTo(new[]
            {
                "object", "id", "created_time", "created_by", "last_edited_time", "expiry_time", "upload_url", "in_trash", "status", "filename",
                "content_type", "content_length", "request_id",
            }));
        Assert.That(upload.Id, Does.Match("-00b2[0-9a-f]{8}$"));
        Assert.That(upload["status"].GetString(), Is.EqualTo("pending"));
        Assert.That(upload["filename"].GetString(), Is.EqualTo("note.txt"));
        Assert.That(upload["content_type"].GetString(), Is.EqualTo("text/plain"));
        Assert.That(upload["content_length"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(upload["created_by"].GetProperty("type").GetString(), Is.EqualTo("bot"));
        Assert.That(upload["upload_url"].GetString(), Is.EqualTo($"https://notion.invalid/v1/file_uploads/{upload.Id}/send"));
        Assert.That(upload["expiry_time"].GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2026, 6, 17, 11, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task The_version_before_has_archived_beside_in_trash()
    {
        await using var api = new RawApi(_api.Emulator, "2025-09-03");

        RawAnswer upload = await api.CreateUploadAsync("{'filename': 'note.txt'}");

        Assert.That(upload["archived"].GetBoolean(), Is.False);
        Assert.That(upload["in_trash"].GetBoolean(), Is.False);
    }

    [Test]
    public async Task What_is_sent_makes_it_uploaded()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'filename': 'note.txt', 'content_type': 'text/plain'}");

        RawAnswer sent = await _api.SendUploadAsync(upload.Id, "Hello"u8.ToArray(), "text/plain; charset=utf-8", "note.txt");
        RawAnswer read = await _api.RetrieveUploadAsync(upload.Id);

        Assert.That(sent.Status, Is.EqualTo(200));
        Assert.That(sent["status"].GetString(), Is.EqualTo("uploaded"));
        Assert.That(sent["content_length"].GetInt64(), Is.EqualTo(5));
        Assert.That(Members(sent.Body), Does.Not.Contain("upload_url"));
        Assert.That(read["status"].GetString(), Is.EqualTo("uploaded"));
    }

    [Test]
    public async Task What_the_creation_did_not_say_comes_from_the_content()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{}");

        RawAnswer sent = await _api.SendUploadAsync(upload.Id, [1, 2, 3], "image/png", "blob");

        Assert.That(upload["filename"].GetString(), Is.Null);
        Assert.That(upload["content_type"].GetString(), Is.Null);
        Assert.That(sent["filename"].GetString(), Is.EqualTo("blob.png"));
        Assert.That(sent["content_type"].GetString(), Is.EqualTo("image/png"));
    }

    [Test]
    public async Task Names_with_letters_of_all_kinds_arrive_as_they_are()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{}");

        RawAnswer sent = await _api.SendUploadAsync(upload.Id, [1], "text/plain", "Grüße 日本.txt");

        Assert.That(sent["filename"].GetString(), Is.EqualTo("Grüße 日本.txt"));
    }

    [Test]
    public async Task Parts_may_come_in_any_order_and_are_joined_in_theirs()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'mode': 'multi_part', 'filename': 'big.txt', 'number_of_parts': 3}");
        byte[][] parts = [Filled((byte)'a', Part), Filled((byte)'b', Part + 1), Filled((byte)'c', 10)];

        RawAnswer first = Ok(await _api.SendUploadAsync(upload.Id, parts[2], partNumber: "3"));
        RawAnswer second = Ok(await _api.SendUploadAsync(upload.Id, parts[0], partNumber: "1"));
        RawAnswer early = await _api.PostAsync($"/v1/file_uploads/{upload.Id}/complete", Body("{}"));
        RawAnswer sent = Ok(await _api.SendUploadAsync(upload.Id, parts[1], partNumber: "2"));
        RawAnswer complete = Ok(await _api.PostAsync($"/v1/file_uploads/{upload.Id}/complete", Body("{}")));

        Assert.That(Members(upload.Body), Has.None.EqualTo("complete_url"));
        Assert.That(first["complete_url"].GetString(), Does.EndWith($"{upload.Id}/complete"));
        Assert.That(first["content_length"].GetInt64(), Is.EqualTo(10));
        Assert.That(second["content_length"].GetInt64(), Is.EqualTo(10 + Part));
        Assert.That(early.Status, Is.EqualTo(400));
        Assert.That(early.Message, Does.Contain("`2` of `3` parts").And.Contain("Part 2 is missing"));
        Assert.That(sent["status"].GetString(), Is.EqualTo("pending"));
        Assert.That(sent["number_of_parts"].GetRawText(), Is.EqualTo("""{"total":3,"sent":3}"""));
        Assert.That(complete["status"].GetString(), Is.EqualTo("uploaded"));
        Assert.That(complete["content_length"].GetInt64(), Is.EqualTo(parts.Sum(part => part.Length)));
        RawAnswer block = Ok(await _api.AppendAsync(_api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{upload.Id}'}}}}}}]"));
        using HttpResponseMessage file = await _api.ReadAsync(UploadBench.Url(Payload(block.Results[0])));
        Assert.That(SHA256.HashData(await file.Content.ReadAsStreamAsync()), Is.EqualTo(SHA256.HashData([.. parts[0], .. parts[1], .. parts[2]])));
        Assert.That(file.Content.Headers.ContentLength, Is.EqualTo(parts.Sum(part => part.Length)));
    }

    [Test]
    public async Task A_part_that_comes_twice_counts_once()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'mode': 'multi_part', 'filename': 'big.txt', 'number_of_parts': 1}");

        Ok(await _api.SendUploadAsync(upload.Id, "first"u8.ToArray(), partNumber: "1"));
        RawAnswer sent = Ok(await _api.SendUploadAsync(upload.Id, "other one"u8.ToArray(), partNumber: "1"));
        RawAnswer complete = Ok(await _api.PostAsync($"/v1/file_uploads/{upload.Id}/complete", Body("{}")));

        Assert.That(sent["number_of_parts"].GetProperty("sent").GetInt32(), Is.EqualTo(1));
        Assert.That(complete["content_length"].GetInt64(), Is.EqualTo(9));
    }

    [TestCase("{'mode': 'many_parts'}", "body.mode should be")]
    [TestCase("{'mode': 'multi_part', 'number_of_parts': 2}", "body.filename should be defined")]
    [TestCase("{'mode': 'multi_part', 'filename': 'a.txt'}", "body.number_of_parts should be defined")]
    [TestCase("{'mode': 'multi_part', 'filename': 'a.txt', 'number_of_parts': 0}", "body.number_of_parts should be ≥ `1` or `undefined`, instead was `0`")]
    [TestCase("{'mode': 'multi_part', 'filename': 'a.txt', 'number_of_parts': 10001}", "body.number_of_parts should be ≤ `10000` or `undefined`, instead was `10001`")]
    [TestCase("{'filename': 'a.txt', 'number_of_parts': 2}", "body.number_of_parts should be not present")]
    [TestCase("{'filename': 'a.txt', 'external_url': 'https://example.com/a.txt'}", "body.external_url should be not present")]
    [TestCase("{'mode': 'external_url', 'filename': 'a.txt'}", "body.external_url should be defined")]
    [TestCase("{'filename': ''}", "body.filename.length should be ≥ `1`")]
    [TestCase("{'filename': 'a.exe'}", "`filename` has an extension that is not supported")]
    [TestCase("{'filename': 'a'}", "`filename` must have an extension")]
    [TestCase("{'content_type': 'application/x-msdownload'}", "content type application/x-msdownload is not supported")]
    [TestCase("{'filename': 'a.png', 'content_type': 'text/plain'}", "does not match the content type text/plain")]
    [TestCase("{'filename': null}", "body.filename should be a string")]
    [TestCase("{'name': 'a.txt'}", "body.name should be not present")]
    public async Task What_cannot_be_uploaded_is_reported_at_once(string body, string message)
    {
        RawAnswer answer = await _api.PostAsync("/v1/file_uploads", Body(body));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
        Assert.That(answer.Message, Does.Contain(message));
        Assert.That((await _api.GetAsync("/v1/file_uploads")).Results, Is.Empty);
    }

    [TestCase(900, 200)]
    [TestCase(901, 400)]
    public async Task A_name_has_at_most_900_bytes(int bytes, int status)
    {
        // Two bytes a letter.
        string name = new string('ü', (bytes - 4) / 2) + (bytes % 2 == 0 ? ".txt" : "x.txt");

        RawAnswer answer = await _api.PostAsync("/v1/file_uploads", Body($"{{'filename': '{name}'}}"));

        Assert.That(answer.Status, Is.EqualTo(status));
        if (status == 400)
            Assert.That(answer.Message, Does.EndWith("body.filename.length should be ≤ `900`, instead was `901`."));
    }

    [Test]
    public async Task A_file_larger_than_the_workspace_takes_is_refused()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { MaxFileUploadSize = Part });
        RawAnswer upload = await api.CreateUploadAsync("{'filename': 'a.txt'}");

        RawAnswer sent = await api.SendUploadAsync(upload.Id, new byte[Part + 1]);
        RawAnswer fits = await api.SendUploadAsync(upload.Id, new byte[Part]);

        Assert.That(sent.Status, Is.EqualTo(400));
        Assert.That(sent.Message, Does.Contain("5242881 bytes exceeds the limit of 5242880"));
        Assert.That(fits["status"].GetString(), Is.EqualTo("uploaded"));
    }

    [Test]
    public async Task The_limit_counts_all_parts_together()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { MaxFileUploadSize = Part });
        RawAnswer upload = await api.CreateUploadAsync("{'mode': 'multi_part', 'filename': 'a.txt', 'number_of_parts': 2}");

        Ok(await api.SendUploadAsync(upload.Id, new byte[Part], partNumber: "1"));
        RawAnswer sent = await api.SendUploadAsync(upload.Id, new byte[1], partNumber: "2");

        Assert.That(sent.Status, Is.EqualTo(400));
        Assert.That(sent.Message, Does.Contain("5242881 bytes exceeds the limit of 5242880"));
    }

    [Test]
    public async Task A_request_carries_at_most_20_mebibytes()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'filename': 'a.txt'}");

        RawAnswer sent = await _api.SendUploadAsync(upload.Id, new byte[(4 * Part) + 1]);

        Assert.That(sent.Status, Is.EqualTo(400));
        Assert.That(sent.Message, Does.Contain("20971521 bytes exceeds the limit of 20971520"));
    }

    [TestCase("1", Part - 1, "should have ≥ `5242880` bytes, as all parts but the last, instead had `5242879`")]
    [TestCase("0", 1, "body.part_number should be a number from 1 to 2, instead was `\"0\"`")]
    [TestCase("3", 1, "body.part_number should be a number from 1 to 2, instead was `\"3\"`")]
    [TestCase("one", 1, "body.part_number should be a number from 1 to 2, instead was `\"one\"`")]
    [TestCase(null, 1, "body.part_number should be defined")]
    public async Task A_part_that_does_not_fit_is_refused(string? number, int size, string message)
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'mode': 'multi_part', 'filename': 'a.txt', 'number_of_parts': 2}");

        RawAnswer sent = await _api.SendUploadAsync(upload.Id, new byte[size], partNumber: number);

        Assert.That(sent.Status, Is.EqualTo(400));
        Assert.That(sent.Message, Does.Contain(message));
        Assert.That((await _api.RetrieveUploadAsync(upload.Id))["number_of_parts"].GetProperty("sent").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task Only_uploads_in_parts_have_part_numbers_and_are_completed()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'filename': 'a.txt'}");

        RawAnswer sent = await _api.SendUploadAsync(upload.Id, [1], partNumber: "1");
        RawAnswer complete = await _api.PostAsync($"/v1/file_uploads/{upload.Id}/complete", Body("{}"));

        Assert.That(sent.Status, Is.EqualTo(400));
        Assert.That(sent.Message, Does.Contain("body.part_number should be not present"));
        Assert.That(complete.Status, Is.EqualTo(400));
        Assert.That(complete.Message, Does.Contain("its mode should be `multi_part`, instead was `single_part`"));
    }

    [Test]
    public async Task Content_of_another_type_than_was_said_is_refused()
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'filename': 'a.txt'}");

        RawAnswer sent = await _api.SendUploadAsync(upload.Id, [1], "image/png", "a.png");

        Assert.That(sent.Status, Is.EqualTo(400));
        Assert.That(sent.Message, Does.Contain("should be that of the file upload, `text/plain`, instead was `image/png`"));
    }

    [Test]
    public async Task Content_is_sent_once()
    {
        string id = await _api.UploadAsync("a.txt");

        RawAnswer again = await _api.SendUploadAsync(id, [1]);

        Assert.That(again.Status, Is.EqualTo(400));
        Assert.That(again.Message, Does.Contain("its status should be `pending`, instead was `uploaded`"));
    }

    [Test]
    public async Task What_is_not_attached_within_the_hour_expires()
    {
        RawAnswer pending = await _api.CreateUploadAsync("{'filename': 'a.txt'}");
        string uploaded = await _api.UploadAsync("b.txt");
        string attached = await _api.UploadAsync("c.txt");
        Ok(await _api.AppendAsync(_api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{attached}'}}}}}}]"));

        _time.Advance(TimeSpan.FromMinutes(59));
        string before = (await _api.RetrieveUploadAsync(pending.Id))["status"].GetString()!;
        _time.Advance(TimeSpan.FromMinutes(1));
        RawAnswer[] after = [await _api.RetrieveUploadAsync(pending.Id), await _api.RetrieveUploadAsync(uploaded), await _api.RetrieveUploadAsync(attached)];
        RawAnswer sent = await _api.SendUploadAsync(pending.Id, [1]);
        RawAnswer reattached = await _api.AppendAsync(_api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{attached}'}}}}}}]");

        Assert.That(before, Is.EqualTo("pending"));
        Assert.That(after.Select(answer => answer["status"].GetString()), Is.EqualTo(new[] { "expired", "expired", "uploaded" }));
        Assert.That(after.Select(answer => answer["expiry_time"].GetString()), Is.All.Null);
        Assert.That(after[0].Body.TryGetProperty("upload_url", out _), Is.False);
        Assert.That(sent.Message, Does.Contain("instead was `expired`"));
        Assert.That(reattached.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Uploads_are_listed_the_newest_first_by_status_and_in_pages()
    {
        string first = await _api.UploadAsync("1.txt");
        string second = (await _api.CreateUploadAsync("{'filename': '2.txt'}")).Id;
        string third = await _api.UploadAsync("3.txt");

        RawAnswer all = await _api.GetAsync("/v1/file_uploads");
        RawAnswer uploaded = await _api.GetAsync("/v1/file_uploads?status=uploaded");
        RawAnswer page = await _api.GetAsync("/v1/file_uploads?page_size=2");
        RawAnswer rest = await _api.GetAsync($"/v1/file_uploads?page_size=2&start_cursor={page["next_cursor"].GetString()}");
        RawAnswer wrong = await _api.GetAsync("/v1/file_uploads?status=done");

        Assert.That(Ids(all), Is.EqualTo(new[] { third, second, first }));
        Assert.That(all["type"].GetString(), Is.EqualTo("file_upload"));
        Assert.That(Ids(uploaded), Is.EqualTo(new[] { third, first }));
        Assert.That(Ids(page), Is.EqualTo(new[] { third, second }));
        Assert.That(Ids(rest), Is.EqualTo(new[] { first }));
        Assert.That(wrong.Status, Is.EqualTo(400));
        Assert.That(wrong.Message, Does.StartWith("query failed validation: query.status should be `\"pending\"`").And.EndWith("instead was `\"done\"`."));
    }

    [Test]
    public async Task Uploads_belong_to_the_connection_until_they_are_attached()
    {
        string id = await _api.UploadAsync("a.txt");
        await using var other = new RawApi(_api.Emulator.Workspace.AddConnection("Other"));

        RawAnswer retrieved = await other.RetrieveUploadAsync(id);
        RawAnswer attached = await other.AppendAsync(_api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{id}'}}}}}}]");
        RawAnswer list = await other.GetAsync("/v1/file_uploads");

        Assert.That(retrieved.Status, Is.EqualTo(404));
        Assert.That(retrieved.Message, Does.StartWith($"Could not find file_upload with ID: {id}."));
        Assert.That(attached.Status, Is.EqualTo(404));
        Assert.That(list.Results, Is.Empty);
    }

    private static byte[] Filled(byte value, int length)
    {
        byte[] bytes = new byte[length];
        Array.Fill(bytes, value);
        return bytes;
    }

    private static IEnumerable<string?> Ids(RawAnswer list) => list.Results.Select(upload => upload.GetProperty("id").GetString());
}
