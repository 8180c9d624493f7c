using Notion.Refit.Authentication;
using Notion.Refit.Resilience;
using Notion.Refit.Telemetry;
using Polly;

namespace Notion.Refit.Http;

/// <summary>The order of the handlers, the same with and without a container.</summary>
internal static class HandlerChain
{
    /// <summary>Makes the handlers, the outermost first.</summary>
    /// <param name="tokens">Gives the token provider.</param>
    /// <param name="options">Gives the options.</param>
    /// <param name="telemetry">Where to log, trace and count.</param>
    /// <param name="time">The clock.</param>
    public static DelegatingHandler[] Create(Func<INotionTokenProvider> tokens, Func<NotionOptions> options, ClientTelemetry telemetry, TimeProvider time) =>
    [
        .. Stubs.CreateHandlers(),

        // Sees a call as its caller does, with all its attempts and waits.
        new OperationTelemetryHandler(telemetry),

        // Repeats everything below: each attempt has its own span, its own time, its own token and a whole answer.
        Resilience(tokens, options, telemetry, time),
        new AttemptTelemetryHandler(telemetry),
        new AuthenticationHandler(tokens, options),
    ];

    /// <summary>Sets up the client in front of the handlers.</summary>
    public static void Configure(HttpClient client, NotionOptions options)
    {
        client.BaseAddress = options.BaseAddress;

        // The handlers own the time; the client's own limit knows neither attempts nor bodies.
        client.Timeout = Timeout.InfiniteTimeSpan;
    }

    private static NotionResilienceHandler Resilience(Func<INotionTokenProvider> tokens, Func<NotionOptions> options, ClientTelemetry telemetry, TimeProvider time)
    {
        NotionOptions current = options();
        var resilience = new NotionResilienceOptions
        {
            Retry = current.Retry,
            RateLimit = current.RateLimit,
            AttemptTimeout = current.AttemptTimeout,
            TotalTimeout = current.TotalTimeout,
            RateLimitPartition = new CredentialPartition(tokens, options).OfAsync,
            Delayed = CredentialPartition.Forget,
            Events = new ResilienceTelemetry(telemetry),
        };
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "notion", TimeProvider = time };
        return new NotionResilienceHandler(NotionResiliencePipelineBuilderExtensions.Add(builder, resilience, LimiterRegistry.Shared).Build());
    }
}
