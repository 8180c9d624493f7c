using System.Net;
using System.Text.Json;
using Notion.Refit.Http;
using Notion.Refit.Json;

namespace Notion.Refit.SourceGenerator.Tests.Running;

/// <summary>A transport over an <see cref="HttpClient"/> that answers every request with the same item and records it.</summary>
internal sealed class RecordingTransport : IRestTransport, IDisposable
{
    private readonly HttpClient _client;
    private readonly List<RecordedRequest> _requests = [];

    public RecordingTransport() => _client = new(new Handler(this)) { BaseAddress = new("https://api.test") };

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public CancellationToken LastToken { get; private set; }

    public RecordedRequest Single => _requests.Count == 1 ? _requests[0] : throw new InvalidOperationException($"{_requests.Count} requests were sent.");

    public int Count => _requests.Count;

    public HttpContent CreateContent<T>(T body)
        where T : INotionModel<T>
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            body.Write(writer);

        return new ByteArrayContent(stream.ToArray()) { Headers = { ContentType = new("application/json") } };
    }

    public async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : INotionModel<T>
    {
        using HttpResponseMessage response = await SendForResponseAsync(request, cancellationToken);
        byte[] body = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
        return Read<T>(body);
    }

    public async Task<string> SendForTextAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendForResponseAsync(request, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }

    public async Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendForResponseAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task<HttpResponseMessage> SendForResponseAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        LastToken = cancellationToken;
        HttpResponseMessage response = await _client.SendAsync(request, cancellationToken);

        // Ownership: what the stub put into the request is disposed with it.
        request.Dispose();
        return response;
    }

    public void Dispose() => _client.Dispose();

    private static T Read<T>(byte[] body)
        where T : INotionModel<T>
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return T.Read(ref reader);
    }

    private sealed class Handler(RecordingTransport owner) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            owner._requests.Add(new(request, $"{request.Method} {request.RequestUri!.AbsoluteUri}", body));
            return new(owner.Status) { Content = new StringContent("""{"name":"answer"}""") };
        }
    }
}
