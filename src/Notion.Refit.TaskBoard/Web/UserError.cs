using Microsoft.AspNetCore.Authentication;
using Notion.Refit.Models;
using Notion.Refit.Rows;
using Notion.Refit.TaskBoard.Boards;

namespace Notion.Refit.TaskBoard.Web;

/// <summary>An error as the person who uses the app reads it.</summary>
/// <param name="Status">The status of the response.</param>
/// <param name="Sentence">What has happened, and what to do.</param>
public sealed record UserError(int Status, string Sentence)
{
    /// <summary>The error for a card that is not there.</summary>
    public static UserError CardNotFound { get; } = new(
        StatusCodes.Status404NotFound, "This card is not on the board any more. It may have been deleted or moved, or is no longer shared with this app.");

    /// <summary>Describes an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The error.</returns>
    public static UserError Of(Exception exception) => exception switch
    {
        BoardNotFoundException e => new(StatusCodes.Status404NotFound, e.Message),
        BadHttpRequestException e when e.GetBaseException() is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(
            StatusCodes.Status413PayloadTooLarge, "The file is too large. Files of up to 20 MB can be added to a card."),
        BadHttpRequestException e => new(e.StatusCode, "The form has expired or is not complete. Reload the page and try again."),
        AuthenticationFailureException => new(StatusCodes.Status401Unauthorized, "You are not signed in: access was not allowed, or the sign-in has expired."),
        NotionReauthorizationException => new(StatusCodes.Status401Unauthorized, "Notion does not accept your sign-in any more. Sign in again."),
        NotionApiException e => Of(e),
        NotionRateLimiterException => new(StatusCodes.Status503ServiceUnavailable, "Notion gets too many requests at the moment. Try again in a minute."),
        NotionTimeoutException => new(StatusCodes.Status504GatewayTimeout, "Notion did not respond in time. Reload the page to see whether the change was made."),
        NotionConnectionException => new(StatusCodes.Status502BadGateway, "Notion cannot be reached. Check the connection to the internet and try again."),
        NotionRowSchemaException e => new(StatusCodes.Status422UnprocessableEntity, $"This database has other columns than the board needs. {e.Message}"),
        NotionRowException e => new(StatusCodes.Status422UnprocessableEntity, e.Message),
        NotionException e => new(StatusCodes.Status502BadGateway, $"Notion could not do this. {e.Message}"),
        ArgumentException { ParamName: not null } e => new(StatusCodes.Status400BadRequest, e.Message),
        _ => new(StatusCodes.Status500InternalServerError, "Something went wrong in this app. Its log says more."),
    };

    private static UserError Of(NotionApiException e)
    {
        int status = (int)e.StatusCode;
        if (e.Code == NotionErrorCode.Unauthorized)
            return new(status, "Notion does not accept the token of this app. Check NOTION_TOKEN, or sign in again.");
        if (e.Code == NotionErrorCode.RestrictedResource)
            return new(status, "The connection may not do this. Its capabilities are set in Notion, under “Connections”.");
        if (e.Code == NotionErrorCode.ObjectNotFound)
            return CardNotFound;
        if (e.Code == NotionErrorCode.RateLimited)
            return new(StatusCodes.Status503ServiceUnavailable, "Notion gets too many requests at the moment. Try again in a minute.");
        if (e.Code == NotionErrorCode.ConflictError)
            return new(status, "Someone else has changed the card in the same moment. Try again.");
        return status >= 500
            ? new(StatusCodes.Status502BadGateway, "Notion has a problem at the moment. Try again in a few minutes.")
            : new(status, $"Notion has refused this. {e.Message}");
    }
}
