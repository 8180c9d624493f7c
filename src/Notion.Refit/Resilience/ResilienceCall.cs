using System.Threading.RateLimiting;
using Notion.Refit.Http;
using Polly;

namespace Notion.Refit.Resilience;

/// <summary>The state of one call that the strategies share, from its first attempt to its last.</summary>
/// <param name="request">The request; null when the pipeline does not know it.</param>
internal sealed class ResilienceCall(HttpRequestMessage? request)
{
    /// <summary>
    /// The property with the request, by the name that <c>Microsoft.Extensions.Http.Resilience</c> uses.
    /// </summary>
    public static readonly ResiliencePropertyKey<HttpRequestMessage?> RequestKey = new("Resilience.Http.RequestMessage");

    private static readonly ResiliencePropertyKey<ResilienceCall?> s_key = new("Notion.Refit.Call");

    /// <summary>The request.</summary>
    public HttpRequestMessage? Request => request;

    /// <summary>The path of the request without its query.</summary>
    public string? Path => RequestPath.Of(request);

    /// <summary>The limiter of its token; null when the app has its own.</summary>
    public TokenRateLimiter? Limiter { get; set; }

    /// <summary>The lease of the limiter; null when there is none.</summary>
    public RateLimitLease? Lease { get; set; }

    /// <summary>The timestamp at which the total time started.</summary>
    public long Started { get; set; }

    /// <summary>Counts how often the call is sent; null where its content cannot count.</summary>
    public SendCounter? Sends { get; set; }

    /// <summary>The number of attempts that have started.</summary>
    public int Attempts { get; set; }

    /// <summary>The failure of the last attempt.</summary>
    public Failure Failure { get; set; }

    /// <summary>The time limit of the current attempt; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    public TimeSpan Limit { get; set; }

    /// <summary>The scope of that limit.</summary>
    public NotionTimeoutScope LimitScope { get; set; }

    /// <summary>The scope of the limit that was exceeded last.</summary>
    public NotionTimeoutScope TimedOut { get; set; }

    /// <summary>Starts a call.</summary>
    public static ResilienceCall Begin(ResilienceContext context)
    {
        var call = new ResilienceCall(context.Properties.GetValue(RequestKey, null));
        context.Properties.Set(s_key, call);
        return call;
    }

    /// <summary>Returns the call that was started.</summary>
    public static ResilienceCall Of(ResilienceContext context) =>
        context.Properties.GetValue(s_key, null) ?? throw new InvalidOperationException("The strategies of AddNotionResilience work only together.");

    /// <summary>Releases the lease of the limiter.</summary>
    public void Release()
    {
        Lease?.Dispose();
        Lease = null;
    }
}
