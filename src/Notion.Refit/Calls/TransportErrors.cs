using System.Globalization;
using Notion.Refit.Authentication;
using Notion.Refit.Http;

namespace Notion.Refit.Calls;

/// <summary>Creates the exceptions for requests that got no response.</summary>
internal static class TransportErrors
{
    public static NotionTimeoutException Timeout(HttpRequestMessage request, TimeSpan timeout, Exception cause) =>
        new(timeout, $"Notion did not respond completely within {timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s.", cause)
        {
            Method = request.Method,
            Path = RequestPath.Of(request),
        };

    public static NotionConnectionException Connection(HttpRequestMessage request, HttpRequestException cause) =>
        new(cause.HttpRequestError, $"The connection to Notion failed: {Reason(cause)}", cause)
        {
            Method = request.Method,
            Path = RequestPath.Of(request),
        };

    /// <summary>Whether this exception is translated to a <see cref="NotionException"/>.</summary>
    public static bool IsTranslated(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken) =>
        exception switch
        {
            HttpRequestException => true,

            // An app may have set HttpClient.Timeout, which by itself looks like a cancellation.
            OperationCanceledException { InnerException: TimeoutException } => !cancellationToken.IsCancellationRequested,
            _ => false,
        }
        && !RequestTokens.IsFailure(request, exception);

    /// <summary>Creates the exception that the caller gets.</summary>
    public static NotionException Translate(HttpRequestMessage request, Exception exception, TimeSpan clientTimeout) =>
        exception is HttpRequestException failure ? Connection(request, failure) : Timeout(request, clientTimeout, exception);

    // The framework says "An error occurred while sending the request", and the cause only further inside.
    private static string Reason(Exception failure)
    {
        string reason = failure.Message;
        Exception innermost = failure.GetBaseException();
        return reason.Contains(innermost.Message, StringComparison.Ordinal) ? reason : $"{reason} ({innermost.Message})";
    }
}
