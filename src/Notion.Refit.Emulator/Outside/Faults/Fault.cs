namespace Notion.Refit.Emulator.Outside.Faults;

/// <summary>What goes wrong with a request, with all that belongs to its kind.</summary>
/// <param name="Kind">The kind.</param>
internal sealed record Fault(FaultKind Kind)
{
    /// <summary>Whether the request is carried out all the same, where the kind leaves that open.</summary>
    public bool AfterCommit { get; init; }

    /// <summary>The status of the answer.</summary>
    public int Status { get; init; }

    /// <summary>The code of the error, where the kind leaves it open.</summary>
    public string Code { get; init; } = "";

    /// <summary>The message of the error, where the kind leaves it open.</summary>
    public string Message { get; init; } = "";

    /// <summary>Which limit is reached.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When to come back; null to say nothing of it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How that is said.</summary>
    public RetryAfterForm RetryAfterForm { get; init; }

    /// <summary>How late the answer is.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the API gets to see the request.</summary>
    public bool IsCarriedOut =>
        AfterCommit
        || Kind is FaultKind.ResetWithinBody or FaultKind.StallWithinBody or FaultKind.CutJson or FaultKind.ServiceUnavailableAfterCommit or FaultKind.Delay;
}
