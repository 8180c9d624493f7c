using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Calls;
using Notion.Refit.Telemetry;
using Notion.Refit.Testing;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Telemetry;

/// <summary>A client as the container makes it, over a handler of the test, with everything recorded that it tells of itself.</summary>
internal sealed class ObservedClient : IDisposable
{
    public const string Route = "/v1/pages/{page_id}";
    public const string Path = "/v1/pages/0123456789abcdef0123456789abcdef";

    private readonly ServiceProvider _services;

    public ObservedClient(
        HttpMessageHandler handler,
        LogLevel level = LogLevel.Trace,
        Action<NotionOptions>? configure = null,
        Action<IServiceCollection, INotionBuilder>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddLogging(builder => builder.SetMinimumLevel(level).AddProvider(Logs));
        INotionBuilder builder = collection.AddNotion(options =>
        {
            options.Token = "secret_token";
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => handler) as INotionBuilder ?? throw new InvalidOperationException("No builder of ours.");
        services?.Invoke(collection, builder);
        _services = collection.BuildServiceProvider();
        Measurements = new RecordedMeasurements(_services.GetRequiredService<IMeterFactory>());
    }

    public ManualTimeProvider Time { get; } = new();

    public RecordedLogs Logs { get; } = new();

    public RecordedSpans Spans { get; } = new();

    public RecordedMeasurements Measurements { get; }

    public IServiceProvider Services => _services;

    public ApiClient Transport => _services.GetRequiredService<ApiClient>();

    public ClientTelemetry Telemetry => new(
        _services.GetRequiredService<ILoggerFactory>().CreateLogger(NotionTelemetry.LoggerCategory), _services.GetRequiredService<NotionMetrics>(), Time);

    /// <summary>A request of an operation, as the generated client makes it.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string address = Path, string route = Route)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Options.Set(new HttpRequestOptionsKey<string>(global::Refit.HttpRequestMessageOptions.RelativePathTemplate), route);
        return request;
    }

    public static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, string body = """{"text":"a"}""", string type = "application/json")
    {
        var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, type) };
        response.Headers.Add("x-notion-request-id", "request-1");
        return response;
    }

    public Task<Note> GetAsync(CancellationToken cancellationToken = default) => Transport.SendAsync<Note>(Request(HttpMethod.Get), cancellationToken);

    /// <summary>Sends what must not be sent again on its own account.</summary>
    public Task<Note> UpdateAsync() => Transport.SendAsync<Note>(Request(HttpMethod.Patch), default);

    /// <summary>Lets the waits of a call pass until it has ended, none longer than this: requests under way have all the time they need.</summary>
    public async Task WhenTimePassesAsync(Task call, int seconds = 30)
    {
        await Time.DriveThroughWaitsAsync(call, TimeSpan.FromSeconds(seconds));
        await call;
    }

    public void Dispose()
    {
        _services.Dispose();
        Measurements.Dispose();
        Spans.Dispose();
    }
}
