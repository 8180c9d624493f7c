namespace Notion.Refit.Resilience;

/// <summary>Receives wait and retry events, for logs and meters. The base class ignores them.</summary>
/// <remarks>Called while requests are sent, by several threads at once: overrides must be quick and must not throw.</remarks>
internal class ResilienceEvents
{
    /// <summary>Ignores all events.</summary>
    public static ResilienceEvents None { get; } = new();

    /// <summary>Called when a request starts to wait for the rate limit.</summary>
    public virtual void WaitBegins()
    {
    }

    /// <summary>Called when a request stops waiting, whether it is sent or not.</summary>
    public virtual void WaitEnds(HttpRequestMessage? request, TimeSpan elapsed)
    {
    }

    /// <summary>Called before the wait for a retry.</summary>
    public virtual void Retrying(in RetryNotice notice)
    {
    }
}
