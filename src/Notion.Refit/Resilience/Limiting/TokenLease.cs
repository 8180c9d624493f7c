using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience;

/// <summary>The lease of a call that was admitted: it keeps its place among the calls in flight, and its turn, until it is disposed.</summary>
/// <param name="limiter">The limiter.</param>
/// <param name="turn">Its turn: lower ones came earlier.</param>
internal sealed class TokenLease(TokenRateLimiter limiter, long turn) : RateLimitLease
{
    private int _isDisposed;

    /// <summary>The turn.</summary>
    public long Turn => turn;

    /// <summary>The permit of the last attempt.</summary>
    public Permit Permit { get; set; }

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    [SuppressMessage("Usage", "CA2215:Dispose methods should call base class dispose", Justification = "The base class has nothing to dispose.")]
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
            limiter.Leave(this);
    }
}
