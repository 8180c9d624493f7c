namespace Notion.Refit.Emulator.Outside.Faults;

/// <summary>A fault with the settings of its kind.</summary>
/// <param name="Kind">The kind.</param>
internal sealed record Fault(FaultKind Kind)
{
    /// <summary>Whether the request is executed all the same, where the kind leaves that open.</summary>
    public bool AfterCommit { get; init; }

    /// <summary>The status of the answer.</summary>
    public int Status { get; init; }

    /// <summary>The code of the error, where the kind leaves it open.</summary>
    public string Code { get; init; } = "";

    /// <summary>The message of the error, where the kind leaves it open.</summary>
    public string Message { get; init; } = "";

    /// <summary>The limit that is reached.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The retry delay; null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The form in which it is reported.</summary>
    public RetryAfterForm RetryAfterForm { get; init; }

    /// <summary>The delay of the response.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the API gets to see the request.</summary>
    public bool IsCarriedOut =>
        AfterCommit
        || Kind is FaultKind.ResetWithinBody or FaultKind.StallWithinBody or FaultKind.CutJson or FaultKind.ServiceUnavailableAfterCommit or FaultKind.Delay;
}
