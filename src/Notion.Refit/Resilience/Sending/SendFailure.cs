using System.Net.Sockets;
using Notion.Refit.Http;

namespace Notion.Refit.Resilience;

/// <summary>Gives the failures of the handlers below the form that the retry decision and the caller know.</summary>
internal static class SendFailure
{
    /// <summary>Returns the exception to go on with.</summary>
    /// <param name="exception">The exception of the handlers below.</param>
    /// <param name="attempt">Cancelled at the end of the attempt's time.</param>
    public static Exception Of(Exception exception, CancellationToken attempt) => exception switch
    {
        _ when CallerStreamException.Find(exception) is { } argument => argument,

        _ when FindRefusal(exception) is { } refusal => new HttpRequestException(HttpRequestError.HttpProtocolError, "The server refused the request or closed the connection before it looked at it.", refusal),

        // The time limit of the socket handler for connecting looks like a cancellation.
        OperationCanceledException { InnerException: TimeoutException } when !attempt.IsCancellationRequested =>
            new HttpRequestException(HttpRequestError.ConnectionError, "The connection could not be made in time.", exception),

        // Content that the caller has sent before is disposed by then.
        ObjectDisposedException disposed when disposed.ObjectName.EndsWith("Content", StringComparison.Ordinal) =>
            new ArgumentException("The content to send was disposed, as it is after it was sent once. Create it anew for each call.", exception),

        // A connection that the other side resets at once may fail where the framework does not expect it.
        SocketException => new HttpRequestException(HttpRequestError.ConnectionError, "The connection broke.", exception),
        HttpIOException broken => new HttpRequestException(broken.HttpRequestError, "The connection broke.", exception),
        IOException or InvalidDataException => new HttpRequestException(HttpRequestError.Unknown, "The connection broke.", exception),
        _ => exception,
    };

    private static RepeatRefusedException? FindRefusal(Exception? exception)
    {
        while (exception is not (null or RepeatRefusedException))
            exception = exception.InnerException;
        return exception as RepeatRefusedException;
    }
}
