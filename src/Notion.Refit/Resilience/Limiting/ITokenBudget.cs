namespace Notion.Refit.Resilience;

/// <summary>The budget of one token, as its limiter uses it: in this process only, or shared with others.</summary>
/// <remarks>The limiter passes the time and holds its lock.</remarks>
internal interface ITokenBudget
{
    /// <summary>The number of requests in a window; null while it is not known.</summary>
    int? Limit { get; }

    /// <summary>Tries to get a permit.</summary>
    /// <param name="now">The time.</param>
    /// <param name="queued">Whether the request had to wait, or is sent again.</param>
    /// <param name="waiting">The number of requests that could be sent now, this one included.</param>
    Admission TryAdmit(TimeSpan now, bool queued, int waiting);

    /// <summary>Records that a request has ended without a rejection.</summary>
    /// <param name="permit">Its permit.</param>
    /// <param name="isAnswered">Whether a response came.</param>
    /// <returns>Whether others may be admitted now.</returns>
    bool Settle(Permit permit, bool isAnswered);

    /// <summary>Records that Notion refused a request.</summary>
    void Reject(TimeSpan now, Permit permit, Rejection rejection);

    /// <summary>Records that no request waits any more.</summary>
    void QueueEmptied(TimeSpan now);

    /// <summary>Returns the remaining pause.</summary>
    TimeSpan PausedFor(TimeSpan now);

    /// <summary>Ends the use of the budget.</summary>
    void Close();
}
