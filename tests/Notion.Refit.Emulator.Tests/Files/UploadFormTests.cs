using System.Text;

namespace Notion.Refit.Emulator.Tests.Files;

/// <summary>Bodies that should be a form with a file, and are not.</summary>
public sealed class UploadFormTests
{
    private const string Good = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nHello\r\n--b--\r\n";

    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("multipart/form-data; boundary=b", Good)]
    [TestCase("multipart/form-data; boundary=\"b\"", Good)]
    [TestCase("Multipart/Form-Data; charset=utf-8; boundary=b", "Something before that nobody reads.\r\n" + Good)]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file\r\n\r\nHello\r\n--b--")]
    public async Task Forms_of_all_clients_are_read(string contentType, string body)
    {
        RawAnswer answer = await SendAsync(contentType, body);

        Assert.That(answer.Status, Is.EqualTo(200), answer.Message);
        Assert.That(answer["content_length"].GetInt64(), Is.EqualTo(5));
    }

    [TestCase(null, Good, "headers.content-type should be `\"multipart/form-data\"` with a boundary, instead was `undefined`")]
    [TestCase("application/json", "{}", "headers.content-type should be")]
    [TestCase("multipart/form-data", Good, "headers.content-type should be")]
    [TestCase("multipart/form-data; boundary=\"\"", Good, "headers.content-type should be")]
    [TestCase("multipart/mixed; boundary=b", Good, "headers.content-type should be")]
    [TestCase("nothing", Good, "headers.content-type should be")]
    [TestCase("multipart/form-data; boundary=c", Good, "body should be a valid multipart form")]
    [TestCase("multipart/form-data; boundary=b", "", "body should be a valid multipart form")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nHello", "body should be a valid multipart form")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nHello\r\n--b--", "body should be a valid multipart form")]
    [TestCase("multipart/form-data; boundary=b", "--b--\r\n", "body.file should be defined")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"part_number\"\r\n\r\n1\r\n--b--", "body.file should be defined")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n1\r\n--b--", "body.data should be not present")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--", "a part without a name")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n1\r\n" + Good, "body.file should be there only once")]
    public async Task Another_form_is_reported(string? contentType, string body, string message)
    {
        RawAnswer answer = await SendAsync(contentType, body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
        Assert.That(answer.Message, Does.Contain(message));
        Assert.That((await _api.GetAsync("/v1/file_uploads?status=pending")).Results, Has.Count.EqualTo(1));
    }

    private async Task<RawAnswer> SendAsync(string? contentType, string body)
    {
        RawAnswer upload = await _api.CreateUploadAsync("{'filename': 'a.txt'}");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await _api.PostFormAsync($"/v1/file_uploads/{upload.Id}/send", content);
    }
}
