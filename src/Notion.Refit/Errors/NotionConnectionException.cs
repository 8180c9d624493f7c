namespace Notion.Refit;

/// <summary>The connection to Notion could not be made, or broke before the answer was complete.</summary>
/// <remarks>
/// <see cref="Exception.InnerException"/> is the <see cref="HttpRequestException"/> or <see cref="IOException"/>. Unless
/// <see cref="Error"/> says that no connection was made, it is not known whether Notion has carried the request out.
/// </remarks>
public sealed class NotionConnectionException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="error">What failed.</param>
    /// <param name="message">What failed, for people.</param>
    /// <param name="innerException">What caused it.</param>
    public NotionConnectionException(HttpRequestError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>What failed: resolving the name, connecting, the TLS handshake, …</summary>
    public HttpRequestError Error { get; }
}
