namespace Notion.Refit.Emulator;

/// <summary>What goes wrong with a request. Each kind is a method of <see cref="FaultTrigger"/> of the same name, which says more.</summary>
public enum FaultKind
{
    /// <summary>No connection can be made.</summary>
    RefuseConnection,

    /// <summary>The connection breaks before an answer comes.</summary>
    ResetConnection,

    /// <summary>The connection breaks in the middle of the answer.</summary>
    ResetWithinBody,

    /// <summary>No answer comes.</summary>
    Stall,

    /// <summary>The answer stops in its middle, and the connection stays.</summary>
    StallWithinBody,

    /// <summary>The answer ends in the middle of its JSON, as if it were whole.</summary>
    CutJson,

    /// <summary>A proxy answers with a page of HTML.</summary>
    Html,

    /// <summary>429: too many requests.</summary>
    RateLimited,

    /// <summary>529: too much for Notion.</summary>
    Overloaded,

    /// <summary>409: another write came in between.</summary>
    Conflict,

    /// <summary>500, 502, 503, 504.</summary>
    ServerError,

    /// <summary>503 after the request was carried out; the answer says what there is now.</summary>
    ServiceUnavailableAfterCommit,

    /// <summary>Any other error.</summary>
    Error,

    /// <summary>The answer is right, but late.</summary>
    Delay,
}
