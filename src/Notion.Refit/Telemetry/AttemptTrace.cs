using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Notion.Refit.Http;

namespace Notion.Refit.Telemetry;

/// <summary>One attempt of an observed call.</summary>
/// <param name="call">The call.</param>
/// <param name="activity">The span; null without tracing.</param>
internal readonly struct AttemptTrace(CallTrace call, Activity? activity)
{
    /// <summary>Whether attempts are traced or logged, not only counted.</summary>
    public static bool IsWanted(ClientTelemetry telemetry) => ClientTelemetry.Activities.HasListeners() || telemetry.Logger.IsEnabled(LogLevel.Debug);

    /// <summary>Starts an attempt.</summary>
    /// <param name="call">The call.</param>
    /// <param name="attempt">Its number, from 1.</param>
    public static AttemptTrace Begin(CallTrace call, int attempt)
    {
        Activity? activity = RequestActivity.Start(call.Request, call.Route);
        if (activity is { IsAllDataRequested: true })
        {
            if (call.Request.RequestUri is { } address)
                activity.SetTag(TelemetryTags.Address, RequestActivity.WithoutQuery(address));
            if (attempt > 1)
                activity.SetTag(TelemetryTags.ResendCount, attempt - 1);
        }

        return new AttemptTrace(call, activity);
    }

    /// <summary>Records that it has ended with a response, whatever its status.</summary>
    public void Answered(HttpResponseMessage response)
    {
        if (activity is not null)
        {
            RequestActivity.Answered(activity, AnswerFacts.Of(call.Request, response));
            activity.Dispose();
        }

        ILogger logger = call.Telemetry.Logger;
        if (!response.IsSuccessStatusCode && logger.IsEnabled(LogLevel.Debug) && MayShowBody() && response.Content is PooledContent body)
            RequestLog.FailedBody(logger, call.Request.Method, call.LoggedRoute, (int)response.StatusCode, Excerpt(body.Bytes));
    }

    /// <summary>Records that it has ended without a response.</summary>
    public void Failed(Exception exception)
    {
        RequestActivity.Failed(activity, ErrorTypes.Of(call.Request, exception, call.IsCancelled));
        activity?.Dispose();
    }

    // The requests of OAuth operations hold codes and tokens, which a response may repeat.
    private bool MayShowBody() => call.Route.Operation is not { UsesClientCredentials: true };

    private string Excerpt(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> shown = RequestSecrets.Of(call.Request).Mask(body.Span) ?? body.Span;
        return LogText.SingleLine(BodyExcerpt.Around(shown, position: 0));
    }
}
