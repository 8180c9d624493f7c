using System.Net;
using System.Text;

namespace Notion.Refit;

/// <summary>The exception for a response that is not Notion's, or cannot be read.</summary>
/// <remarks>
/// A page of HTML from a proxy at Notion's edge (usually with <see cref="StatusCode"/> 403, 429, 502 or 520 to 524), a response that is cut
/// off, JSON that does not fit the model. In the last case <see cref="JsonPath"/> names the place.
/// </remarks>
public sealed class NotionResponseException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public NotionResponseException(HttpStatusCode statusCode, string message, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    /// <summary>The HTTP status. It may be a success.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The id of the request, which Notion's support asks for; null when the response had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id that the proxy in front of Notion has assigned to the request; null when the response had none.</summary>
    public string? RayId { get; init; }

    /// <summary>The time that the response asks to wait before the next request, from the moment it came; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The media type of the response, such as <c>text/html</c>; null when it had none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The place in the JSON that does not fit, such as <c>$.results[3].id</c>; null when the body is not JSON.</summary>
    public string? JsonPath { get; init; }

    /// <summary>
    /// A part of the body of at most 500 characters: around <see cref="JsonPath"/>, otherwise from its start. It may hold content of the
    /// workspace, so neither the message nor <see cref="NotionException.ToString"/> repeats it. Empty where the response holds tokens.
    /// </summary>
    public string Excerpt { get; init; } = "";

    private protected override void AppendDetails(StringBuilder text)
    {
        AppendDetail(text, "request id", RequestId);
        AppendDetail(text, "ray id", RayId);
        AppendDetail(text, "retry after", RetryAfter);
    }
}
