using Notion.Refit.Authentication;
using Notion.Refit.Http;
using Polly;
using Polly.Timeout;

namespace Notion.Refit.Resilience;

/// <summary>Classifies the failure of an attempt by the status and, where there is one, the code of the error.</summary>
internal static class FailureReader
{
    /// <summary>Classifies the outcome of an attempt. The body of an error must have been read.</summary>
    /// <param name="request">The request; null where it is not known.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="time">The clock.</param>
    public static Failure Read(HttpRequestMessage? request, in Outcome<HttpResponseMessage> outcome, TimeProvider time) =>
        outcome.Exception is { } exception ? new Failure(RequestTokens.IsFailure(request, exception) ? FailureKind.None : KindOf(exception))
        : outcome.Result is { IsSuccessStatusCode: false } response ? Read(response, time)
        : default;

    private static Failure Read(HttpResponseMessage response, TimeProvider time)
    {
        ErrorEnvelope error = response.Content is PooledContent content ? ErrorEnvelope.Read(content.Bytes.Span) : default;
        FailureKind kind = KindOf((int)response.StatusCode, error);
        if (kind == FailureKind.None)
            return default;
        return new Failure(kind, RetryAfter.Of(response, time) ?? RetryAfter.Of(error.RetryAfter), IsConnectionLimit(kind, response, error));
    }

    private static FailureKind KindOf(int status, in ErrorEnvelope error)
    {
        if (error.IsCommitted)
            return FailureKind.Committed;
        if (status == 429 || error.Code is "rate_limited")
            return error.RateLimitReason is "public_api_request_blocked" ? FailureKind.Blocked : FailureKind.RateLimited;
        if (status == 529 || error.Code is "service_overload")
            return FailureKind.Overloaded;
        if (status is 500 or (>= 502 and <= 504) or (>= 520 and <= 524)
            || error.Code is "internal_server_error" or "bad_gateway" or "service_unavailable" or "database_connection_unavailable" or "gateway_timeout")
            return FailureKind.Unavailable;
        return status == 409 && error.Code is "conflict_error" ? FailureKind.Conflict : FailureKind.None;
    }

    // Without a reason it is the limit of the connection, unless the response is that of a proxy.
    private static bool IsConnectionLimit(FailureKind kind, HttpResponseMessage response, in ErrorEnvelope error) =>
        kind == FailureKind.RateLimited
        && error.RateLimitReason is null or "public_api_request_rate_limit"
        && response.Content.Headers.ContentType?.MediaType is not "text/html";

    private static FailureKind KindOf(Exception exception) => exception switch
    {
        TimeoutRejectedException => FailureKind.TimedOut,
        HttpRequestException failure => IsTransient(failure) ? FailureKind.ConnectionLost : FailureKind.None,
        HttpIOException => FailureKind.ConnectionLost,
        _ => FailureKind.None,
    };

    // One with a status is a response that a handler below has turned into an exception. The others here would fail again in the same way.
    private static bool IsTransient(HttpRequestException failure) =>
        failure.StatusCode is null
        && failure.HttpRequestError is not (HttpRequestError.UserAuthenticationError or HttpRequestError.VersionNegotiationError or HttpRequestError.ConfigurationLimitExceeded);
}
