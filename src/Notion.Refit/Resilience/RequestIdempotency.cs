namespace Notion.Refit.Resilience;

/// <summary>Which requests may be carried out twice.</summary>
internal static class RequestIdempotency
{
    /// <summary>Whether the request may be carried out twice: by the operation it is; where that is not known, by its verb.</summary>
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
