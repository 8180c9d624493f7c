namespace Notion.Refit;

/// <summary>There is no usable token of OAuth any more: the user must authorize the connection again.</summary>
/// <remarks>
/// Send the user to the authorization page and store the new pair of tokens; an <see cref="OAuthTokenProvider"/> then finds it in its
/// <see cref="IOAuthTokenStore"/>. <see cref="Exception.InnerException"/> is what ended the old pair, such as a
/// <see cref="NotionApiException"/> with the code <c>invalid_grant</c>.
/// </remarks>
public sealed class NotionReauthorizationException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">What happened, for people, without tokens.</param>
    /// <param name="innerException">What caused it; null when nothing failed, there just is no token.</param>
    public NotionReauthorizationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
