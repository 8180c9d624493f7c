using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience;

/// <summary>The lease of a call that was not admitted.</summary>
/// <param name="reason">The reason, as a sentence.</param>
/// <param name="retryAfter">The time to wait before the next request; null when it is not known.</param>
internal sealed class RefusedLease(string reason, TimeSpan? retryAfter) : RateLimitLease
{
    public override bool IsAcquired => false;

    public override IEnumerable<string> MetadataNames =>
        retryAfter is null ? [MetadataName.ReasonPhrase.Name] : [MetadataName.ReasonPhrase.Name, MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata =
            string.Equals(metadataName, MetadataName.ReasonPhrase.Name, StringComparison.Ordinal) ? reason
            : string.Equals(metadataName, MetadataName.RetryAfter.Name, StringComparison.Ordinal) ? retryAfter
            : null;
        return metadata is not null;
    }
}
