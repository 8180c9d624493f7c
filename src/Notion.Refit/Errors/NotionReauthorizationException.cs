namespace Notion.Refit;

/// <summary>The exception for an OAuth installation without a valid token: the user must authorize the connection again.</summary>
/// <remarks>
/// Send the user to the authorization page and store the new pair of tokens; an <see cref="OAuthTokenProvider"/> then finds it in its
/// <see cref="IOAuthTokenStore"/>. <see cref="Exception.InnerException"/> is the reason, such as a
/// <see cref="NotionApiException"/> with the code <c>invalid_grant</c>.
/// </remarks>
public sealed class NotionReauthorizationException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">The message, without tokens.</param>
    /// <param name="innerException">The cause; null when nothing failed and there just is no token.</param>
    public NotionReauthorizationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
