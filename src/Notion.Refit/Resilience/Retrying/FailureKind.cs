namespace Notion.Refit.Resilience;

/// <summary>How an attempt failed, as far as it matters for another one.</summary>
internal enum FailureKind
{
    /// <summary>It did not, or in a way that the next attempt would not change.</summary>
    None,

    /// <summary>Notion refused it for its rate: nothing was carried out.</summary>
    RateLimited,

    /// <summary>Notion refused it for its own load: nothing was carried out.</summary>
    Overloaded,

    /// <summary>Notion has blocked the connection for longer than a wait could mend.</summary>
    Blocked,

    /// <summary>A server or gateway failed. Whether something was carried out is not known.</summary>
    Unavailable,

    /// <summary>It collided with another write.</summary>
    Conflict,

    /// <summary>It failed after something was carried out, and says what.</summary>
    Committed,

    /// <summary>The connection could not be made, or broke.</summary>
    ConnectionLost,

    /// <summary>It took too long.</summary>
    TimedOut,
}
