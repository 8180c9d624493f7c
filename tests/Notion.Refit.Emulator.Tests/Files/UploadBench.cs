using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Files;

/// <summary>Uploads files, in plain HTTP.</summary>
public static class UploadBench
{
    /// <summary>The form that the content of an upload, or a part of it, is sent in.</summary>
    public static MultipartFormDataContent Form(byte[] content, string? contentType = null, string? name = null, string? partNumber = null)
    {
        var file = new ByteArrayContent(content);
        if (contentType is not null)
            file.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var form = new MultipartFormDataContent();
        if (name is null)
            form.Add(file, "file");
        else
            form.Add(file, "file", name);
        if (partNumber is not null)
            form.Add(new StringContent(partNumber), "part_number");
        return form;
    }

    public static async Task<RawAnswer> CreateUploadAsync(this RawApi api, string body) => Ok(await api.PostAsync("/v1/file_uploads", Body(body)));

    public static async Task<RawAnswer> SendUploadAsync(this RawApi api, string id, byte[] content, string? contentType = null, string? name = null, string? partNumber = null)
    {
        using MultipartFormDataContent form = Form(content, contentType, name, partNumber);
        return await api.PostFormAsync($"/v1/file_uploads/{id}/send", form);
    }

    /// <summary>Uploads a file as a whole.</summary>
    /// <returns>The id of the upload.</returns>
    public static async Task<string> UploadAsync(this RawApi api, string name, string content = "Hello")
    {
        RawAnswer upload = await api.CreateUploadAsync($"{{'filename': '{name}'}}");
        return Ok(await api.SendUploadAsync(upload.Id, Encoding.UTF8.GetBytes(content), name: name)).Id;
    }

    public static Task<RawAnswer> RetrieveUploadAsync(this RawApi api, string id) => api.GetAsync($"/v1/file_uploads/{id}");

    /// <summary>Reads a file by its address, as anybody could: without a token.</summary>
    public static async Task<HttpResponseMessage> ReadAsync(this RawApi api, string url, HttpMethod? method = null, string? range = null)
    {
        using HttpClient http = api.Emulator.CreateHttpClient();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(url));
        if (range is not null)
            request.Headers.Add("Range", range);
        return await http.SendAsync(request);
    }

    public static async Task<string> ReadTextAsync(this RawApi api, string url)
    {
        using HttpResponseMessage response = await api.ReadAsync(url);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>The address of a file: of <c>{ "type": "file", "file": { "url": … } }</c>.</summary>
    public static string Url(JsonElement file) => Payload(file).GetProperty("url").GetString()!;
}
