namespace Notion.Refit.Resilience;

/// <summary>Decides which requests may be carried out twice.</summary>
internal static class RequestIdempotency
{
    /// <summary>Whether the request may be carried out twice: by its operation; where that is not known, by its HTTP method.</summary>
    public static bool Of(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string path = request.RequestUri is not { } address ? ""
            : address.IsAbsoluteUri ? address.AbsolutePath
            : address.OriginalString;
        return NotionOperations.TryFind(request.Method, path, out NotionOperation? operation)
            ? operation.IsIdempotent
            : request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Delete;
    }
}
