using System.Diagnostics.CodeAnalysis;
using Notion.Refit.Http;
using Notion.Refit.Resilience;
using Polly;
using Polly.Timeout;

namespace Notion.Refit;

/// <summary>Adds the strategies for calls of Notion to pipelines of Polly.</summary>
public static class NotionResiliencePipelineBuilderExtensions
{
    /// <summary>
    /// Adds rate limit, total timeout, retry and attempt timeout, in this order from the outside in. Works in
    /// <c>AddResilienceHandler</c> of <c>Microsoft.Extensions.Http.Resilience</c> too.
    /// </summary>
    /// <remarks>
    /// <para>The clock is that of the builder. Responses are read to their end within the attempt, into memory.</para>
    /// <para>Set <see cref="HttpClient.Timeout"/> to <see cref="Timeout.InfiniteTimeSpan"/>: it knows neither attempts nor waits. Do not
    /// add other retries: they would multiply.</para>
    /// <para>A call that fails in the end throws <see cref="NotionTimeoutException"/> or <see cref="NotionRateLimiterException"/> where one of them
    /// applies, otherwise the exception of the handlers below. A response that is an error is returned as a response.</para>
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="options">The options; null for the defaults. They are read once.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is not valid; the message names it.</exception>
    public static ResiliencePipelineBuilder<HttpResponseMessage> AddNotionResilience(
        this ResiliencePipelineBuilder<HttpResponseMessage> builder, NotionResilienceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        options ??= new NotionResilienceOptions();
        string[] errors = [.. ResilienceRules.Check(options).Select(static error => error.ToString())];
        if (errors.Length > 0)
            throw new ArgumentException(string.Join(' ', errors), nameof(options));
        return Add(builder, options, options.Limiters);
    }

    /// <summary>Adds the strategies with limiters of a scope.</summary>
    internal static ResiliencePipelineBuilder<HttpResponseMessage> Add(
        ResiliencePipelineBuilder<HttpResponseMessage> builder, NotionResilienceOptions options, LimiterScope limiters)
    {
        TimeProvider time = builder.TimeProvider ?? TimeProvider.System;
        var gate = new LimiterGate(options, time, limiters);
        AddStrategy(builder, "Call", context => new CallStrategy(options, gate, new RetryPolicy(options, context.Telemetry, time), time));
        if (options.AttemptTimeout != Timeout.InfiniteTimeSpan || options.TotalTimeout != Timeout.InfiniteTimeSpan)
            builder.AddTimeout(TimeLimit());
        var limits = new BodyLimits(options.MaxResponseSize, options.StreamIdleTimeout, time);
        AddStrategy(builder, "Answer", _ => new AnswerStrategy(limits));
        return builder;
    }

    // The limit of the attempt and that of the whole call are one: a second timer would only cost.
    private static TimeoutStrategyOptions TimeLimit() => new()
    {
        Name = "Timeout",
        TimeoutGenerator = static arguments => new ValueTask<TimeSpan>(ResilienceCall.Of(arguments.Context).Limit),
        OnTimeout = static arguments =>
        {
            var call = ResilienceCall.Of(arguments.Context);
            call.TimedOut = call.LimitScope;
            return ValueTask.CompletedTask;
        },
    };

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly looks at attributes of the options to validate them. These have only a name.")]
    private static void AddStrategy(
        ResiliencePipelineBuilder<HttpResponseMessage> builder, string name, Func<StrategyBuilderContext, ResilienceStrategy<HttpResponseMessage>> factory) =>
        builder.AddStrategy(factory, new NamedOptions { Name = name });

    private sealed class NamedOptions : ResilienceStrategyOptions;
}
