using System.Threading.RateLimiting;
using Notion.Refit.Http;
using Polly;

namespace Notion.Refit.Resilience;

/// <summary>What the strategies of the pipeline know of one call, from its first attempt to its last.</summary>
/// <param name="request">The request; null when the pipeline was not told.</param>
internal sealed class ResilienceCall(HttpRequestMessage? request)
{
    /// <summary>
    /// Where the pipeline finds the request: the name that <c>Microsoft.Extensions.Http.Resilience</c> uses, so that the strategies work in its
    /// handler as they do in ours.
    /// </summary>
    public static readonly ResiliencePropertyKey<HttpRequestMessage?> RequestKey = new("Resilience.Http.RequestMessage");

    private static readonly ResiliencePropertyKey<ResilienceCall?> s_key = new("Notion.Refit.Call");

    /// <summary>The request.</summary>
    public HttpRequestMessage? Request => request;

    /// <summary>The path of the request without its query.</summary>
    public string? Path => RequestPath.Of(request);

    /// <summary>The limiter of its token; null when there is none of ours.</summary>
    public TokenRateLimiter? Limiter { get; set; }

    /// <summary>What the limiter gave; null when there is none.</summary>
    public RateLimitLease? Lease { get; set; }

    /// <summary>When the total time began to run.</summary>
    public long Started { get; set; }

    /// <summary>Counts how often the call is sent; null where its content cannot count.</summary>
    public SendCounter? Sends { get; set; }

    /// <summary>How many attempts have begun.</summary>
    public int Attempts { get; set; }

    /// <summary>How the last attempt failed.</summary>
    public Failure Failure { get; set; }

    /// <summary>How long the attempt under way may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan Limit { get; set; }

    /// <summary>Which of the time limits that is.</summary>
    public NotionTimeoutScope LimitScope { get; set; }

    /// <summary>Which time limit has run out last.</summary>
    public NotionTimeoutScope TimedOut { get; set; }

    /// <summary>Begins a call.</summary>
    public static ResilienceCall Begin(ResilienceContext context)
    {
        var call = new ResilienceCall(context.Properties.GetValue(RequestKey, null));
        context.Properties.Set(s_key, call);
        return call;
    }

    /// <summary>The call that was begun.</summary>
    public static ResilienceCall Of(ResilienceContext context) =>
        context.Properties.GetValue(s_key, null) ?? throw new InvalidOperationException("The strategies of AddNotionResilience work only together.");

    /// <summary>Gives back what the limiter gave.</summary>
    public void Release()
    {
        Lease?.Dispose();
        Lease = null;
    }
}
