using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using static Notion.Refit.Emulator.Tests.Files.UploadBench;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Files;

/// <summary>Files that the emulator fetches by itself.</summary>
public sealed class FileImportTests
{
    private FixedTime _time = null!;
    private RawApi _api = null!;
    private WebApplication _web = null!;
    private string _address = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 0, 30, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time, FileImportDelay = TimeSpan.FromSeconds(20), MaxFileUploadSize = 5_242_880 });

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _web = builder.Build();
        _web.Run(ServeAsync);
        await _web.StartAsync();
        _address = _web.Urls.Single();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _api.DisposeAsync();
        await _web.DisposeAsync();
    }

    [Test]
    public async Task An_import_takes_its_time_and_can_then_be_attached()
    {
        RawAnswer created = await ImportAsync("/good.txt");
        RawAnswer early = await _api.RetrieveUploadAsync(created.Id);
        _time.Advance(TimeSpan.FromSeconds(20));
        RawAnswer done = await _api.RetrieveUploadAsync(created.Id);
        RawAnswer block = Ok(await _api.AppendAsync(_api.RootPageId(), $"[{{'file': {{'file_upload': {{'id': '{created.Id}'}}}}}}]"));

        Assert.That(created["status"].GetString(), Is.EqualTo("pending"));
        Assert.That(created["filename"].GetString(), Is.EqualTo("good.txt"));
        Assert.That(early["status"].GetString(), Is.EqualTo("pending"));
        Assert.That(early.Body.TryGetProperty("file_import_result", out _), Is.False);
        Assert.That(done["status"].GetString(), Is.EqualTo("uploaded"));
        Assert.That(done["content_length"].GetInt64(), Is.EqualTo(8));
        Assert.That(done["file_import_result"].GetProperty("type").GetString(), Is.EqualTo("success"));
        Assert.That(done["file_import_result"].GetProperty("imported_time").GetString(), Is.EqualTo("2026-06-17T10:00:50.000+00:00"));
        Assert.That((await _api.GetAsync("/v1/file_uploads")).Results[0].GetProperty("file_import_result").GetRawText(), Is.EqualTo(done["file_import_result"].GetRawText()));
        Assert.That(await _api.ReadTextAsync(Url(Payload(block.Results[0]))), Is.EqualTo("imported"));
    }

    [Test]
    public async Task The_name_may_be_another_one_and_redirections_on_this_machine_are_followed()
    {
        RawAnswer created = await ImportAsync("/moved", "'filename': 'mine.txt'");
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.That(created["filename"].GetString(), Is.EqualTo("mine.txt"));
        Assert.That((await _api.RetrieveUploadAsync(created.Id))["status"].GetString(), Is.EqualTo("uploaded"));
    }

    [Test]
    public async Task A_type_that_the_name_does_not_show_comes_from_the_address()
    {
        RawAnswer created = await ImportAsync("/picture");

        Assert.That(created["filename"].GetString(), Is.EqualTo("picture.png"));
        Assert.That(created["content_type"].GetString(), Is.EqualTo("image/png"));
    }

    [TestCase("/missing.txt", "should answer with a file, not with the status 404")]
    [TestCase("/untyped.txt", "should answer with a Content-Type header")]
    [TestCase("/huge.txt", "at most 5242880 bytes, not of 5242881")]
    [TestCase("/away.txt", "should be reachable")]
    [TestCase("/circle.txt", "should be reachable")]
    public async Task An_address_that_cannot_be_imported_is_refused_at_once(string path, string message)
    {
        RawAnswer answer = await _api.PostAsync("/v1/file_uploads", Body($"{{'mode': 'external_url', 'external_url': '{_address}{path}'}}"));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain("body.external_url").And.Contain(message));
    }

    [TestCase("http://example.com/a.txt")]
    [TestCase("ftp://127.0.0.1/a.txt")]
    [TestCase("a.txt")]
    public async Task An_address_without_tls_is_refused(string url)
    {
        RawAnswer answer = await _api.PostAsync("/v1/file_uploads", Body($"{{'mode': 'external_url', 'external_url': '{url}'}}"));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain("body.external_url should be a valid HTTPS URL"));
    }

    [Test]
    public async Task An_address_that_promises_more_than_it_gives_fails_later()
    {
        RawAnswer created = await ImportAsync("/broken.txt");
        _time.Advance(TimeSpan.FromSeconds(20));
        RawAnswer failed = await _api.RetrieveUploadAsync(created.Id);
        RawAnswer sent = await _api.SendUploadAsync(created.Id, [1]);

        Assert.That(failed["status"].GetString(), Is.EqualTo("failed"));
        Assert.That(failed["file_import_result"].GetProperty("error").GetProperty("type").GetString(), Is.EqualTo("download_error"));
        Assert.That(failed["file_import_result"].GetProperty("error").GetProperty("status_code").GetInt32(), Is.EqualTo(503));
        Assert.That(sent.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task An_address_elsewhere_is_never_asked_and_the_import_says_so()
    {
        RawAnswer created = await _api.PostAsync("/v1/file_uploads", Body("{'mode': 'external_url', 'external_url': 'https://example.invalid/dummy.pdf'}"));
        _time.Advance(TimeSpan.FromSeconds(20));
        RawAnswer failed = await _api.RetrieveUploadAsync(created.Id);

        Assert.That(created["status"].GetString(), Is.EqualTo("pending"));
        Assert.That(created["content_type"].GetString(), Is.EqualTo("application/pdf"));
        Assert.That(failed["status"].GetString(), Is.EqualTo("failed"));
        Assert.That(failed["file_import_result"].GetProperty("error").GetProperty("message").GetString(), Does.Contain("loopback addresses only"));
    }

    private async Task<RawAnswer> ImportAsync(string path, string members = "")
    {
        string further = members.Length == 0 ? "" : ", " + members;
        return Ok(await _api.PostAsync("/v1/file_uploads", Body($"{{'mode': 'external_url', 'external_url': '{_address}{path}' {further}}}")));
    }

    private Task ServeAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        bool isHead = HttpMethods.IsHead(context.Request.Method);
        switch (context.Request.Path.Value)
        {
            case "/good.txt":
                return SayAsync("text/plain; charset=utf-8");
            case "/picture":
                return SayAsync("image/png");
            case "/untyped.txt":
                return SayAsync(null);
            case "/moved":
                response.Redirect("/good.txt");
                return Task.CompletedTask;
            case "/circle.txt":
                response.Redirect("/circle.txt");
                return Task.CompletedTask;
            case "/away.txt":
                response.Redirect("https://example.invalid/good.txt");
                return Task.CompletedTask;
            case "/huge.txt":
                response.ContentType = "text/plain";
                response.ContentLength = 5_242_881;
                return Task.CompletedTask;
            case "/broken.txt" when isHead:
                return SayAsync("text/plain");
            case "/broken.txt":
                response.StatusCode = 503;
                return Task.CompletedTask;
            default:
                response.StatusCode = 404;
                return Task.CompletedTask;
        }

        Task SayAsync(string? contentType)
        {
            response.ContentType = contentType;
            response.ContentLength = 8;
            return isHead ? Task.CompletedTask : response.WriteAsync("imported");
        }
    }
}
