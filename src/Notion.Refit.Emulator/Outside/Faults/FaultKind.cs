namespace Notion.Refit.Emulator;

/// <summary>The kind of a fault. Each is a method of <see cref="FaultTrigger"/> of the same name, which describes it.</summary>
public enum FaultKind
{
    /// <summary>Refuses the connection.</summary>
    RefuseConnection,

    /// <summary>The connection breaks before the response.</summary>
    ResetConnection,

    /// <summary>The connection breaks in the middle of the response.</summary>
    ResetWithinBody,

    /// <summary>There is no response.</summary>
    Stall,

    /// <summary>The response stops in the middle, and the connection stays open.</summary>
    StallWithinBody,

    /// <summary>The response ends in the middle of its JSON, as valid HTTP.</summary>
    CutJson,

    /// <summary>An HTML page as from a proxy.</summary>
    Html,

    /// <summary>429: too many requests.</summary>
    RateLimited,

    /// <summary>529: Notion is overloaded.</summary>
    Overloaded,

    /// <summary>409: a concurrent write.</summary>
    Conflict,

    /// <summary>500, 502, 503, 504.</summary>
    ServerError,

    /// <summary>503 after the request was executed; the response names what was committed.</summary>
    ServiceUnavailableAfterCommit,

    /// <summary>Any other error.</summary>
    Error,

    /// <summary>The response is correct, but late.</summary>
    Delay,
}
