using System.Net;
using Microsoft.AspNetCore.Http;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Problems;

/// <summary>The response to an exception of a Notion call.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Title">The title, in words that reveal nothing of the workspace.</param>
internal readonly record struct NotionProblem(int Status, string Title)
{
    private static readonly NotionProblem s_failed = new(StatusCodes.Status502BadGateway, "Notion could not complete the request.");
    private static readonly NotionProblem s_busy = new(StatusCodes.Status503ServiceUnavailable, "Notion takes no more requests for the moment.");
    private static readonly NotionProblem s_late = new(StatusCodes.Status504GatewayTimeout, "Notion has not answered in time.");
    private static readonly NotionProblem s_wrong = new(StatusCodes.Status500InternalServerError, "The request to Notion is not valid.");

    /// <summary>Returns the response to an exception.</summary>
    public static NotionProblem Of(NotionException exception) => exception switch
    {
        NotionApiException api => Of(api),
        NotionReauthorizationException => new(StatusCodes.Status401Unauthorized, "The connection to Notion must be authorized again."),
        NotionRateLimiterException => s_busy,
        NotionTimeoutException => s_late,
        NotionResponseException { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } => s_busy,
        NotionResponseException { StatusCode: HttpStatusCode.GatewayTimeout } => s_late,
        NotionResponseException or NotionConnectionException or NotionStreamException or NotionPaginationException or NotionIncompleteResultsException => s_failed,
        NotionAsyncTaskException => s_failed,
        { InnerException: NotionException inner } => Of(inner),
        _ => s_wrong,
    };

    /// <summary>Returns the time after which the request may succeed; null when it is not known.</summary>
    public static TimeSpan? RetryAfter(NotionException exception) => exception switch
    {
        NotionApiException api => api.RetryAfter,
        NotionRateLimiterException limiter => limiter.RetryAfter,
        NotionResponseException response => response.RetryAfter,
        { InnerException: NotionException inner } => RetryAfter(inner),
        _ => null,
    };

    private static NotionProblem Of(NotionApiException exception) => (int)exception.StatusCode switch
    {
        400 when exception.Code == NotionErrorCode.ValidationError => new(StatusCodes.Status400BadRequest, "Notion does not accept the values."),
        400 => s_wrong,
        403 => new(StatusCodes.Status403Forbidden, "The connection to Notion may not do this."),
        404 => new(StatusCodes.Status404NotFound, "This does not exist in Notion, or is not shared with the connection."),
        409 => new(StatusCodes.Status409Conflict, "The object was changed in Notion at the same time."),
        429 or 503 or 529 => s_busy,
        504 => s_late,
        _ => s_failed,
    };
}
