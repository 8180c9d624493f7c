namespace Notion.Refit.Resilience;

/// <summary>Hears of what happens between the attempts of a call: for logs and meters. Does nothing by itself.</summary>
/// <remarks>Called on the way of requests, by several threads at once: what overrides it must be quick and must not throw.</remarks>
internal class ResilienceEvents
{
    /// <summary>Nobody listens.</summary>
    public static ResilienceEvents None { get; } = new();

    /// <summary>A request begins to wait for the rate limit.</summary>
    public virtual void WaitBegins()
    {
    }

    /// <summary>A request does not wait any more, whether it may go or not.</summary>
    public virtual void WaitEnds(HttpRequestMessage? request, TimeSpan elapsed)
    {
    }

    /// <summary>A request will be sent again.</summary>
    public virtual void Retrying(in RetryNotice notice)
    {
    }
}
