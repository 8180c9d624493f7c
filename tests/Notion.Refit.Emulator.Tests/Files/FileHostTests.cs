using System.Net;
using System.Xml.Linq;
using Notion.Refit.Emulator.State;
using static Notion.Refit.Emulator.Tests.Files.UploadBench;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Files;

/// <summary>Addresses of files: who has one may read the file for an hour.</summary>
public sealed class FileHostTests
{
    private FixedTime _time = null!;
    private RawApi _api = null!;
    private string _block = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 0, 30, 250, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time });
        string id = await _api.UploadAsync("Größe & mehr.txt", "0123456789");
        RawAnswer block = Ok(await _api.AppendAsync(_api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{id}'}}}}}}]"));
        _block = block.Results[0].GetProperty("id").GetString()!;
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_file_comes_with_its_type_and_size()
    {
        using HttpResponseMessage response = await _api.ReadAsync(await AddressAsync());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain"));
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(10));
        Assert.That(response.Content.Headers.LastModified, Is.EqualTo(new DateTimeOffset(2026, 6, 17, 10, 0, 30, TimeSpan.Zero)));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("0123456789"));
    }

    [Test]
    public async Task An_address_works_for_an_hour_and_reading_again_gives_a_new_one()
    {
        string first = await AddressAsync();

        _time.Advance(TimeSpan.FromMinutes(59));
        using HttpResponseMessage before = await _api.ReadAsync(first);
        _time.Advance(TimeSpan.FromMinutes(2));
        using HttpResponseMessage after = await _api.ReadAsync(first);
        string second = await AddressAsync();
        using HttpResponseMessage again = await _api.ReadAsync(second);

        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(after.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/xml"));
        XElement error = XElement.Parse(await after.Content.ReadAsStringAsync());
        Assert.That(error.Name.LocalName, Is.EqualTo("Error"));
        Assert.That(error.Element("Code")!.Value, Is.EqualTo("AccessDenied"));
        Assert.That(error.Element("Message")!.Value, Is.EqualTo("Request has expired"));
        Assert.That(error.Element("Expires")!.Value, Is.EqualTo("2026-06-17T11:00:30Z"));
        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("X-Amz-Signature=", "X-Amz-Signature=0")]
    [TestCase("X-Amz-Expires=3600", "X-Amz-Expires=36000")]
    [TestCase("X-Amz-Date=2026", "X-Amz-Date=2036")]
    [TestCase(".txt?", ".html?")]
    public async Task An_address_that_was_changed_does_not_work(string part, string changed)
    {
        string address = await AddressAsync();
        Assume.That(address, Does.Contain(part));

        using HttpResponseMessage response = await _api.ReadAsync(address.Replace(part, changed, StringComparison.Ordinal));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await CodeAsync(response), Is.EqualTo("SignatureDoesNotMatch"));
    }

    [Test]
    public async Task Without_a_signature_nothing_is_reported()
    {
        string address = await AddressAsync();

        using HttpResponseMessage unsigned = await _api.ReadAsync(address[..address.IndexOf('?', StringComparison.Ordinal)]);
        using HttpResponseMessage nowhere = await _api.ReadAsync("https://notion.invalid/files/nowhere");

        Assert.That(unsigned.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await CodeAsync(unsigned), Is.EqualTo("AccessDenied"));
        Assert.That(nowhere.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task An_address_is_for_reading_only()
    {
        using HttpResponseMessage response = await _api.ReadAsync(await AddressAsync(), HttpMethod.Delete);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await CodeAsync(response), Is.EqualTo("SignatureDoesNotMatch"));
    }

    [TestCase("bytes=2-4", "234", "bytes 2-4/10")]
    [TestCase("bytes=7-", "789", "bytes 7-9/10")]
    [TestCase("bytes=-2", "89", "bytes 8-9/10")]
    [TestCase("bytes=0-100", "0123456789", "bytes 0-9/10")]
    public async Task A_part_of_a_file_may_be_asked_for(string range, string content, string told)
    {
        using HttpResponseMessage response = await _api.ReadAsync(await AddressAsync(), range: range);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(response.Content.Headers.ContentRange!.ToString(), Is.EqualTo(told));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(content));
    }

    [Test]
    public async Task A_part_after_the_end_is_reported()
    {
        using HttpResponseMessage response = await _api.ReadAsync(await AddressAsync(), range: "bytes=10-");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestedRangeNotSatisfiable));
        Assert.That(await CodeAsync(response), Is.EqualTo("InvalidRange"));
    }

    [Test]
    public async Task A_file_stays_when_what_showed_it_is_gone()
    {
        string address = await AddressAsync();

        Ok(await _api.DeleteAsync($"/v1/blocks/{_block}"));

        Assert.That(await _api.ReadTextAsync(address), Is.EqualTo("0123456789"));
    }

    [Test]
    public async Task An_upload_that_comes_again_with_other_bytes_has_these()
    {
        // As after a snapshot that was taken before the first ones came.
        Workspace workspace = _api.Emulator.Core.World.Workspaces[0];
        RawAnswer pending = await _api.CreateUploadAsync("{'filename': 'a.txt'}");
        StoredFileUpload before = workspace.FileUploads[Guid.Parse(pending.Id)];
        string attach = $"[{{'file': {{'file_upload': {{'id': '{pending.Id}'}}}}}}]";
        Ok(await _api.SendUploadAsync(pending.Id, "first"u8.ToArray()));
        Ok(await _api.AppendAsync(_api.RootPageId(), attach));

        workspace.FileUploads[before.Id] = before;
        Ok(await _api.SendUploadAsync(pending.Id, "second"u8.ToArray()));
        RawAnswer block = Ok(await _api.AppendAsync(_api.RootPageId(), attach));

        Assert.That(await _api.ReadTextAsync(Url(Payload(block.Results[0]))), Is.EqualTo("second"));
    }

    private static async Task<string> CodeAsync(HttpResponseMessage response) =>
        XElement.Parse(await response.Content.ReadAsStringAsync()).Element("Code")!.Value;

    private async Task<string> AddressAsync() => Url(Ok(await _api.GetAsync($"/v1/blocks/{_block}"))["file"]);
}
