namespace Notion.Refit.Resilience;

/// <summary>The failure of an attempt.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="RetryAfter">The time that the response asks to wait; null when it does not.</param>
/// <param name="IsConnectionLimit">Whether it is the rate limit of this connection, and not another one.</param>
internal readonly record struct Failure(FailureKind Kind, TimeSpan? RetryAfter = null, bool IsConnectionLimit = false)
{
    /// <summary>Whether Notion wants fewer requests.</summary>
    public bool IsThrottling => Kind is FailureKind.RateLimited or FailureKind.Overloaded;

    /// <summary>Whether another attempt is right.</summary>
    /// <param name="isIdempotent">Whether the operation may be carried out twice.</param>
    public bool MayRepeat(bool isIdempotent) => Kind switch
    {
        FailureKind.RateLimited or FailureKind.Overloaded => true,
        FailureKind.Unavailable or FailureKind.Conflict or FailureKind.ConnectionLost or FailureKind.TimedOut => isIdempotent,
        _ => false,
    };
}
