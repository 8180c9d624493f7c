using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Notion.Refit.Http;
using Notion.Refit.Models;
using Notion.Refit.Resilience;
using Notion.Refit.Telemetry;

namespace Notion.Refit.Calls;

/// <summary>Exceptions for answers: what Notion refused, and what is no answer of Notion.</summary>
internal static class ResponseErrors
{
    /// <summary>The exception for an answer whose status is no success.</summary>
    public static NotionException Failure(HttpResponseMessage response, ReadOnlyMemory<byte> body, TimeProvider time)
    {
        // Gateways and proxies may repeat what they were sent.
        if (CredentialMask.Apply(body.Span, response.RequestMessage) is { } masked)
            body = masked;
        if (TryReadError(body, out JsonElement error, out string? code, out string? message))
        {
            IReadOnlyDictionary<string, JsonElement> data = AdditionalData(error);
            return new NotionApiException(response.StatusCode, new NotionErrorCode(code), message)
            {
                Method = response.RequestMessage?.Method,
                Path = RequestPath.Of(response.RequestMessage),
                RequestId = Text(error, "request_id") ?? ResponseHeader.First(response, "x-notion-request-id"),
                RayId = ResponseHeader.First(response, "cf-ray"),
                RetryAfter = RetryAfter.Of(response, time) ?? RetryAfter.Of(data),
                AdditionalData = data,
                Body = Encoding.UTF8.GetString(body.Span),
            };
        }

        return Response(response, body.Span, ForeignMessage(response), position: 0, path: null, cause: null, RetryAfter.Of(response, time));
    }

    /// <summary>The exception for a successful answer that cannot be read.</summary>
    public static NotionResponseException Unreadable(HttpResponseMessage response, ReadOnlySpan<byte> body, JsonBodyException cause)
    {
        if (CredentialMask.Apply(body, response.RequestMessage) is { } masked)
            body = masked;
        string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        string message = body.IsEmpty ? $"Notion answered {status} with an empty body."
            : cause.JsonPath is null ? $"Notion answered {status} with {MediaType(response) ?? "a body"} that is not JSON."
            : $"Notion answered {status} with JSON that does not fit at {cause.JsonPath}: {cause.Message}";
        NotionResponseException exception = Response(response, body, message, cause.Position, cause.JsonPath, cause.InnerException, retryAfter: null);

        // The handlers, which log all other failures, have taken it for a success.
        CallTrace.Of(response.RequestMessage)?.Unreadable(exception);
        return exception;
    }

    /// <summary>The exception for an answer that names a task instead of the result.</summary>
    public static NotionAsyncTaskException Accepted(HttpResponseMessage response, AsyncTask task) => new(task)
    {
        Method = response.RequestMessage?.Method,
        Path = RequestPath.Of(response.RequestMessage),
    };

    private static NotionResponseException Response(
        HttpResponseMessage response, ReadOnlySpan<byte> body, string message, int position, string? path, Exception? cause, TimeSpan? retryAfter) =>
        new(response.StatusCode, message, cause)
        {
            Method = response.RequestMessage?.Method,
            Path = RequestPath.Of(response.RequestMessage),
            RequestId = ResponseHeader.First(response, "x-notion-request-id"),
            RayId = ResponseHeader.First(response, "cf-ray"),
            RetryAfter = retryAfter,
            MediaType = MediaType(response),
            JsonPath = path,
            Excerpt = HoldsTokens(response) ? "" : BodyExcerpt.Around(body, position),
        };

    private static bool TryReadError(ReadOnlyMemory<byte> body, out JsonElement error, out string code, out string message)
    {
        error = default;
        code = message = "";
        try
        {
            // A copy that does not depend on the pooled memory: exceptions live long.
            error = JsonElement.Parse(body.Span);
        }
        catch (JsonException)
        {
            return false;
        }

        if (error.ValueKind != JsonValueKind.Object)
            return false;

        // OAuth in its own words: { "error": "invalid_grant", "error_description": "…" }.
        code = Text(error, "code") ?? Text(error, "error") ?? "";
        message = Text(error, "message") ?? Text(error, "error_description") ?? code;
        return code.Length > 0;
    }

    private static Dictionary<string, JsonElement> AdditionalData(JsonElement error)
    {
        var data = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (error.TryGetProperty("additional_data", out JsonElement element) && element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty item in element.EnumerateObject())
                data[item.Name] = item.Value;
        }

        return data;
    }

    private static string ForeignMessage(HttpResponseMessage response)
    {
        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"The answer {(int)response.StatusCode} is not Notion's");
        if (ResponseHeader.First(response, "cf-ray") is { } ray)
            message.Append(CultureInfo.InvariantCulture, $": a proxy at its edge answered (ray {ray})");
        if (MediaType(response) is { } type)
            message.Append(CultureInfo.InvariantCulture, $" with {type}");
        message.Append('.');
        if (response.StatusCode == HttpStatusCode.Forbidden)
            message.Append(" A security rule there may have stopped the request.");
        else if ((int)response.StatusCode is >= 300 and < 400)
            message.Append(" Redirects are not followed: check NotionOptions.BaseAddress.");
        return message.ToString();
    }

    // What an OAuth operation answers with success are tokens.
    private static bool HoldsTokens(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && RequestPath.Of(response.RequestMessage)?.Contains("/oauth/", StringComparison.Ordinal) == true;

    private static string? MediaType(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
