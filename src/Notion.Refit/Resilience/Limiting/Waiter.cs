using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience;

/// <summary>A call that waits for a permit.</summary>
/// <param name="turn">Its turn: lower ones came earlier.</param>
/// <param name="lease">Its lease, when it is sent again; otherwise null.</param>
/// <param name="deadline">The time at which it stops waiting.</param>
internal sealed class Waiter(long turn, TokenLease? lease, TimeSpan deadline)
    : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public long Turn => turn;

    public TokenLease? Lease => lease;

    public TimeSpan Deadline => deadline;
}
