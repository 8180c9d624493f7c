namespace Notion.Refit.Rows.Writing;

/// <summary>Failures after which a request may have been carried out all the same.</summary>
internal static class LostResponse
{
    public static bool IsPossible(Exception exception) => exception switch
    {
        NotionApiException refusal => (int)refusal.StatusCode >= 500,
        NotionResponseException => true,
        NotionTimeoutException => true,
        NotionConnectionException connection => connection.Error is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError),
        OperationCanceledException => true,
        _ => false,
    };
}
