namespace Notion.Refit.Resilience;

/// <summary>What shares a rate limit, for pipelines that are not told.</summary>
internal static class RequestPartition
{
    /// <summary>The authorization the request has.</summary>
    public static ValueTask<string?> Default(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ValueTask<string?>(request.Headers.Authorization is { } authorization ? authorization.ToString() : null);
    }
}
