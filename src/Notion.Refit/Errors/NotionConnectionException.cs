namespace Notion.Refit;

/// <summary>The exception for a connection that could not be established, or broke before the response was complete.</summary>
/// <remarks>
/// <see cref="Exception.InnerException"/> is the <see cref="HttpRequestException"/> or <see cref="IOException"/>. Unless
/// <see cref="Error"/> says that no connection was established, it is not known whether Notion has carried out the request.
/// </remarks>
public sealed class NotionConnectionException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="error">The kind of failure.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public NotionConnectionException(HttpRequestError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>The kind of failure: name resolution, connecting, the TLS handshake, …</summary>
    public HttpRequestError Error { get; }
}
