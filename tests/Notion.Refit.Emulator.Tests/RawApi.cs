using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notion.Refit.Emulator.Tests;

/// <summary>Speaks to an emulator in plain HTTP and JSON, as any client would.</summary>
public sealed class RawApi : IAsyncDisposable
{
    public const string Version = "2026-03-11";

    private readonly HttpClient _http;
    private readonly NotionEmulator? _owned;

    public RawApi(NotionEmulatorOptions? options = null, string version = Version)
        : this(NotionEmulator.Start(options), version) => _owned = Emulator;

    public RawApi(NotionEmulator emulator, string version = Version)
        : this(emulator.Connection, version)
    {
    }

    public RawApi(EmulatedConnection connection, string version = Version)
    {
        Emulator = connection.Emulator;
        _http = Emulator.CreateHttpClient();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", connection.Token);
        _http.DefaultRequestHeaders.Add("Notion-Version", version);
    }

    public NotionEmulator Emulator { get; }

    public Task<RawAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<RawAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<RawAnswer> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body.ToJsonString());

    public Task<RawAnswer> PatchAsync(string path, JsonNode body) => SendAsync(HttpMethod.Patch, path, body.ToJsonString());

    public async Task<RawAnswer> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await SendAsync(_http, request);
    }

    public async Task<RawAnswer> PostFormAsync(string path, HttpContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = form };
        return await SendAsync(_http, request);
    }

    public static async Task<RawAnswer> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using HttpResponseMessage response = await http.SendAsync(request);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return new RawAnswer(
            (int)response.StatusCode,
            body.RootElement.Clone(),
            response.Content.Headers.ContentType?.ToString(),
            response.Headers.TryGetValues("x-notion-request-id", out IEnumerable<string>? ids) ? ids.Single() : null)
        {
            RetryAfter = response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? seconds) ? seconds.Single() : null,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_owned is not null)
            await _owned.DisposeAsync();
    }
}
