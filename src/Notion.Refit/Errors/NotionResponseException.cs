using System.Net;
using System.Text;

namespace Notion.Refit;

/// <summary>An answer came that is not Notion's, or that is broken.</summary>
/// <remarks>
/// A page of HTML from a proxy at Notion's edge (usually with <see cref="StatusCode"/> 403, 429, 502 or 520 to 524), an answer that is cut
/// off, JSON that does not fit the model. In the last case <see cref="JsonPath"/> says where.
/// </remarks>
public sealed class NotionResponseException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">What is wrong with the answer.</param>
    /// <param name="innerException">What caused it.</param>
    public NotionResponseException(HttpStatusCode status, string message, Exception? innerException = null)
        : base(message, innerException) => StatusCode = status;

    /// <summary>The HTTP status. It may be a success.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The id of the request, which Notion's support asks for; null when the answer had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id that the proxy at Notion's edge gave to the request; null when the answer had none.</summary>
    public string? RayId { get; init; }

    /// <summary>How long the answer asks to wait before the next request, from the moment it came; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The media type of the answer, such as <c>text/html</c>; null when it had none.</summary>
    public string? MediaType { get; init; }

    /// <summary>Where in the JSON the answer does not fit, such as <c>$.results[3].id</c>; null when it is no JSON.</summary>
    public string? JsonPath { get; init; }

    /// <summary>
    /// A part of the body of at most 500 characters: around <see cref="JsonPath"/>, else from its beginning. It may hold content of the
    /// workspace, so neither the message nor <see cref="NotionException.ToString"/> repeats it. Empty where the answer holds tokens.
    /// </summary>
    public string Excerpt { get; init; } = "";

    private protected override void AppendDetails(StringBuilder text)
    {
        AppendDetail(text, "request id", RequestId);
        AppendDetail(text, "ray id", RayId);
        AppendDetail(text, "retry after", RetryAfter);
    }
}
