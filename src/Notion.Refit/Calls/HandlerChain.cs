using Microsoft.Extensions.Http.Resilience;
using Notion.Refit.Authentication;
using Notion.Refit.Http;
using Notion.Refit.Resilience;
using Notion.Refit.Telemetry;
using Polly;

namespace Notion.Refit.Calls;

/// <summary>The handlers of a client and their order, the same with and without a container.</summary>
/// <param name="tokens">Gets the token provider.</param>
/// <param name="options">Gets the options.</param>
/// <param name="telemetry">Logs, traces and counts.</param>
/// <param name="limiters">The limiters to share.</param>
/// <param name="time">The clock.</param>
internal sealed class HandlerChain(Func<INotionTokenProvider> tokens, Func<NotionOptions> options, ClientTelemetry telemetry, LimiterScope limiters, TimeProvider time)
{
    /// <summary>The name of the resilience handler.</summary>
    public const string ResilienceName = "notion";

    /// <summary>Sets up the client in front of the handlers.</summary>
    public static void Configure(HttpClient client, NotionOptions options)
    {
        client.BaseAddress = options.BaseAddress;

        // The resilience pipeline limits the time; the client's own limit knows neither attempts nor bodies.
        client.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>Creates the handlers around the resilience handler, the outermost first. They see a call as its caller does, with all its attempts and waits.</summary>
    public DelegatingHandler[] CreateOuter() => [new GeneratedCallHandler(Limits(), limiters), new OperationTelemetryHandler(telemetry)];

    /// <summary>Creates the handlers inside the resilience handler, the outermost first. Each attempt has its own span, time limit and token.</summary>
    public DelegatingHandler[] CreateInner() => [new AttemptTelemetryHandler(telemetry, Limits()), new AuthenticationHandler(tokens, options)];

    /// <summary>Creates all handlers, for a client without a container.</summary>
    public IEnumerable<DelegatingHandler> CreateAll()
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = ResilienceName };
        AddResilience(builder);
        return [.. CreateOuter(), new ResilienceHandler(builder.Build()), .. CreateInner()];
    }

    /// <summary>Adds the strategies of the resilience handler.</summary>
    public void AddResilience(ResiliencePipelineBuilder<HttpResponseMessage> builder)
    {
        builder.TimeProvider = time;

        // The client logs and counts retries and waits itself; Polly would log each of them a second time.
        builder.TelemetryListener = null;

        NotionOptions current = options();
        builder.AddNotionResilience(new NotionResilienceOptions
        {
            Retry = current.Retry,
            RateLimit = current.RateLimit,
            AttemptTimeout = current.AttemptTimeout,
            TotalTimeout = current.TotalTimeout,
            MaxResponseSize = current.MaxResponseSize,
            RateLimitPartition = new CredentialPartition(tokens, options, time).OfAsync,
            Delayed = CredentialPartition.Forget,
            Events = new ResilienceTelemetry(telemetry),
            Limiters = limiters,
        });
    }

    private BodyLimits Limits() => new(options().MaxResponseSize, new NotionResilienceOptions().StreamIdleTimeout, time);
}
