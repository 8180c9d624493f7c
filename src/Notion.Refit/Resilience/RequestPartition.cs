namespace Notion.Refit.Resilience;

/// <summary>The default key of the rate limit, for pipelines without their own.</summary>
internal static class RequestPartition
{
    /// <summary>Returns the authorization of the request.</summary>
    public static ValueTask<string?> Default(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ValueTask<string?>(request.Headers.Authorization is { } authorization ? authorization.ToString() : null);
    }
}
