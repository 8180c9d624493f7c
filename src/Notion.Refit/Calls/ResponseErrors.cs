using System.Globalization;
using System.Net;
using System.Text;
using Notion.Refit.Http;
using Notion.Refit.Models;
using Notion.Refit.Resilience;
using Notion.Refit.Telemetry;

namespace Notion.Refit.Calls;

/// <summary>Creates the exceptions for responses: for refusals of Notion, and for responses that are not Notion's.</summary>
internal static class ResponseErrors
{
    private const string RequestIdHeader = "x-notion-request-id";
    private const string RayHeader = "cf-ray";

    /// <summary>Creates the exception for a response whose status is not a success.</summary>
    public static NotionException Failure(HttpResponseMessage response, ReadOnlyMemory<byte> body, TimeProvider time)
    {
        var secrets = RequestSecrets.Of(response.RequestMessage);
        if (secrets.Mask(body.Span) is { } masked)
            body = masked;
        var error = ErrorEnvelope.Read(body.Span);
        if (error is { IsComplete: true, Code: { Length: > 0 } code })
        {
            return new NotionApiException(response.StatusCode, new NotionErrorCode(code), WithObstacle(error.Message!, response))
            {
                Method = response.RequestMessage?.Method,
                Path = RequestPath.Of(response.RequestMessage),
                RequestId = error.RequestId is { } id ? LogText.SingleLine(id, RequestSecrets.LongestHeader) : secrets.Header(response, RequestIdHeader),
                RayId = secrets.Header(response, RayHeader),
                RetryAfter = RetryAfter.Of(response, time) ?? RetryAfter.Of(error.RetryAfter),
                AdditionalData = error.AdditionalData(),
                Body = Encoding.UTF8.GetString(body.Span),
            };
        }

        return Response(response, body.Span, WithObstacle(ForeignMessage(response, secrets), response), position: 0, path: null, cause: null, RetryAfter.Of(response, time), secrets);
    }

    /// <summary>Creates the exception for a successful response that cannot be read.</summary>
    public static NotionResponseException Unreadable(HttpResponseMessage response, ReadOnlySpan<byte> body, JsonBodyException cause)
    {
        var secrets = RequestSecrets.Of(response.RequestMessage);
        if (secrets.Mask(body) is { } masked)
            body = masked;
        string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        string message = body.IsEmpty ? $"Notion returned {status} with an empty body."
            : cause.JsonPath is null ? $"Notion returned {status} with {MediaType(response, secrets) ?? "a body"} that is not JSON."
            : secrets.Mask($"Notion returned {status} with JSON that does not fit at {cause.JsonPath}: {cause.Message}");

        // What the reader has said may quote the body.
        Exception? inner = cause.InnerException is { } said && secrets.Mask(said.Message) == said.Message ? said : null;
        string? path = cause.JsonPath is { } found ? secrets.Mask(found) : null;
        NotionResponseException exception = Response(response, body, message, cause.Position, path, inner, retryAfter: null, secrets);

        // The handlers, which log all other failures, have logged a success.
        CallTrace.Of(response.RequestMessage)?.Unreadable(exception);
        return exception;
    }

    /// <summary>Creates the exception for a successful response that is not the stream of events that the request asked for.</summary>
    public static NotionResponseException NotAStream(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var secrets = RequestSecrets.Of(response.RequestMessage);
        if (secrets.Mask(body) is { } masked)
            body = masked;
        string message = $"Notion returned {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)} with {MediaType(response, secrets) ?? "a body"} in place of a stream of events.";
        return Response(response, body, message, position: 0, path: null, cause: null, retryAfter: null, secrets);
    }

    /// <summary>Creates the exception for a response that is a task instead of the result.</summary>
    public static NotionAsyncTaskException Accepted(HttpResponseMessage response, AsyncTask task) => new(task)
    {
        Method = response.RequestMessage?.Method,
        Path = RequestPath.Of(response.RequestMessage),
    };

    private static NotionResponseException Response(
        HttpResponseMessage response, ReadOnlySpan<byte> body, string message, int position, string? path, Exception? cause, TimeSpan? retryAfter, in RequestSecrets secrets) =>
        new(response.StatusCode, message, cause)
        {
            Method = response.RequestMessage?.Method,
            Path = RequestPath.Of(response.RequestMessage),
            RequestId = secrets.Header(response, RequestIdHeader),
            RayId = secrets.Header(response, RayHeader),
            RetryAfter = retryAfter,
            MediaType = MediaType(response, secrets),
            JsonPath = path,
            Excerpt = HoldsTokens(response) ? "" : BodyExcerpt.Around(body, position),
        };

    private static string ForeignMessage(HttpResponseMessage response, in RequestSecrets secrets)
    {
        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"The response {(int)response.StatusCode} is not Notion's");
        if (secrets.Header(response, RayHeader) is { } ray)
            message.Append(CultureInfo.InvariantCulture, $": a proxy at its edge responded (ray {ray})");
        if (MediaType(response, secrets) is { } type)
            message.Append(CultureInfo.InvariantCulture, $" with {type}");
        message.Append('.');
        if (response.StatusCode == HttpStatusCode.Forbidden)
            message.Append(" A security rule there may have stopped the request.");
        else if (response.StatusCode == HttpStatusCode.NotModified)
            message.Append(" It responds to a condition that the request has not set: check the handlers and proxies in between.");
        else if ((int)response.StatusCode is >= 300 and < 400)
            message.Append(" Redirects are not followed: check NotionOptions.BaseAddress.");
        return message.ToString();
    }

    private static string WithObstacle(string message, HttpResponseMessage response) =>
        RetryObstacle.Of(response.RequestMessage) is { } obstacle ? $"{message} {obstacle}" : message;

    // What an OAuth operation answers with success are tokens.
    private static bool HoldsTokens(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && RequestPath.Of(response.RequestMessage)?.Contains("/oauth/", StringComparison.Ordinal) == true;

    private static string? MediaType(HttpResponseMessage response, in RequestSecrets secrets) =>
        response.Content.Headers.ContentType?.MediaType is { } type ? LogText.SingleLine(secrets.Mask(type), RequestSecrets.LongestHeader) : null;
}
