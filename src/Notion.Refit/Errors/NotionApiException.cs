using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The exception for a request that Notion has refused with an error code.</summary>
/// <remarks>
/// Decide by <see cref="Code"/>, which is stable, not by the message, whose wording changes:
/// <c>catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)</c>.
/// </remarks>
public sealed class NotionApiException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="code">The error code.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public NotionApiException(HttpStatusCode statusCode, NotionErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        Code = code;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The error code, which is stable.</summary>
    public NotionErrorCode Code { get; }

    /// <summary>The id of the request, which Notion's support asks for; null when the response had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id that the proxy in front of Notion has assigned to the request; null when the response had none.</summary>
    public string? RayId { get; init; }

    /// <summary>The time that Notion asks to wait before the next request, from the moment of the response; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Additional data by name, each a string or a list of strings, such as <c>rate_limit_reason</c>; empty when there is none.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalData { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>
    /// The limit that a refused request has reached, such as <c>public_api_request_rate_limit</c>; null for other errors.
    /// <c>public_api_request_blocked</c> does not pass by waiting: only Notion's support can lift it.
    /// </summary>
    public string? RateLimitReason => Text("rate_limit_reason");

    /// <summary>
    /// The id of what was written although the request failed (mostly with status 503): of the new page or database, or of the block to
    /// which children were appended; null when it is not known. Such a request must not be repeated.
    /// </summary>
    public string? CommittedResourceId => Text("committed_resource_id");

    /// <summary>The ids of the children that were appended although the request failed, in the order of the request; empty when none are known.</summary>
    public IReadOnlyList<string> CommittedChildIds => Texts("committed_child_ids");

    /// <summary>The advice of Notion that replaces a repeat of the request; null when there is none.</summary>
    public string? RetryGuidance => Text("retry_guidance");

    /// <summary>The body of the response, with secrets masked; null when it is not known.</summary>
    public string? Body { get; init; }

    private protected override string Headline => $"{((int)StatusCode).ToString(CultureInfo.InvariantCulture)} {Code}";

    private protected override void AppendDetails(StringBuilder text)
    {
        AppendDetail(text, "request id", RequestId);
        AppendDetail(text, "ray id", RayId);
        AppendDetail(text, "retry after", RetryAfter);
        foreach (KeyValuePair<string, JsonElement> item in AdditionalData)
            AppendDetail(text, item.Key, LenientText.Of(item.Value) ?? item.Value.ToString());
    }

    private string? Text(string name) =>
        AdditionalData.TryGetValue(name, out JsonElement value) ? LenientText.Of(value) : null;

    private string[] Texts(string name)
    {
        if (!AdditionalData.TryGetValue(name, out JsonElement value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.String => [LenientText.Of(value)!],
            JsonValueKind.Array => [.. value.EnumerateArray().Select(LenientText.Of).OfType<string>()],
            _ => [],
        };
    }
}
