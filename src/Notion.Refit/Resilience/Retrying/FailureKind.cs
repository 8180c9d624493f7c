namespace Notion.Refit.Resilience;

/// <summary>The kind of failure of an attempt, as far as it matters for another one.</summary>
internal enum FailureKind
{
    /// <summary>No failure, or one that another attempt would not change.</summary>
    None,

    /// <summary>Notion refused it for its rate: nothing was carried out.</summary>
    RateLimited,

    /// <summary>Notion refused it for its own load: nothing was carried out.</summary>
    Overloaded,

    /// <summary>Notion has blocked the connection; waiting does not help.</summary>
    Blocked,

    /// <summary>A server or gateway failed. It is not known whether something was carried out.</summary>
    Unavailable,

    /// <summary>It collided with another write.</summary>
    Conflict,

    /// <summary>It failed after something was carried out, and names it.</summary>
    Committed,

    /// <summary>The connection could not be established, or broke.</summary>
    ConnectionLost,

    /// <summary>It took too long.</summary>
    TimedOut,
}
