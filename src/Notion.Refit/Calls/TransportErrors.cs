using System.Globalization;
using Notion.Refit.Authentication;
using Notion.Refit.Http;

namespace Notion.Refit.Calls;

/// <summary>Exceptions for requests that got no answer.</summary>
internal static class TransportErrors
{
    public static NotionTimeoutException Timeout(HttpRequestMessage request, TimeSpan timeout, Exception cause) =>
        new(timeout, $"Notion did not answer completely within {timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s.", cause)
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

    /// <summary>Whether the caller gets another exception than this one from the depths.</summary>
    public static bool IsTranslated(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken) =>
        exception switch
        {
            HttpRequestException => true,

            // An app may have set HttpClient.Timeout, which by itself looks like a cancellation.
            OperationCanceledException { InnerException: TimeoutException } => !cancellationToken.IsCancellationRequested,
            _ => false,
        }
        && !RequestTokens.IsFailure(request, exception);

    /// <summary>The exception the caller gets.</summary>
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
