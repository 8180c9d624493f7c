using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Notion.Refit.Resilience.Tests;

/// <summary>A client whose whole chain is the resilience pipeline and a scripted server. It has a clock of its own, and shares nothing.</summary>
internal sealed class ResilientClient : IDisposable
{
    private readonly HttpClient _http;

    public ResilientClient(
        ScriptedServer server, Action<NotionResilienceOptions>? configure = null, ManualTimeProvider? time = null, LimiterRegistry? registry = null, string token = "secret_a")
    {
        Time = time ?? new ManualTimeProvider();
        Events = new RecordedEvents();
        Options = new NotionResilienceOptions
        {
            Events = Events,
            Random = static () => 0.5,
            RateLimitPartition = (_, _) => new ValueTask<string?>(token),
        };
        configure?.Invoke(Options);

        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = Time };
        ResiliencePipeline<HttpResponseMessage> pipeline = NotionResiliencePipelineBuilderExtensions.Add(builder, Options, new LimiterScope(registry ?? new LimiterRegistry()) { IsNetwork = false }).Build();
        _http = new HttpClient(new ResilienceHandler(pipeline) { InnerHandler = server })
        {
            BaseAddress = new Uri("https://api.notion.com"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public ManualTimeProvider Time { get; }

    public NotionResilienceOptions Options { get; }

    public RecordedEvents Events { get; }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, CancellationToken cancellationToken = default) =>
        _http.SendAsync(new HttpRequestMessage(method, path) { Content = content }, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public Task<HttpResponseMessage> GetAsync(CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Get, "/v1/users/me", cancellationToken: cancellationToken);

    /// <summary>Asks for a stream of events.</summary>
    public Task<HttpResponseMessage> StreamAsync() =>
        _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/v1/users/me") { Headers = { { "Accept", "text/event-stream" } } }, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Something that must not be carried out twice.</summary>
    public Task<HttpResponseMessage> CreateAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "/v1/pages", new StringContent("{}"), cancellationToken);

    public void Dispose() => _http.Dispose();
}
