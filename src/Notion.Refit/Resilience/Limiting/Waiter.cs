using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience;

/// <summary>A call that waits for a permit.</summary>
/// <param name="turn">Its turn: lower ones came earlier.</param>
/// <param name="lease">What it has already, when it is to be sent again.</param>
/// <param name="patience">Until when it is ready to wait.</param>
internal sealed class Waiter(long turn, TokenLease? lease, TimeSpan patience)
    : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public long Turn => turn;

    public TokenLease? Lease => lease;

    public TimeSpan Patience => patience;
}
