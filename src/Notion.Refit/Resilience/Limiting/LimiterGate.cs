using System.Globalization;
using System.Threading.RateLimiting;
using Notion.Refit.Authentication;
using Polly.Timeout;

namespace Notion.Refit.Resilience;

/// <summary>Waits for the rate limit of a call: by the limiter of its token, by that of the app, or not at all.</summary>
/// <param name="options">The options.</param>
/// <param name="time">The clock.</param>
/// <param name="limiters">The limiters by token.</param>
internal sealed class LimiterGate(NotionResilienceOptions options, TimeProvider time, LimiterScope limiters)
{
    private readonly NotionRateLimitOptions _limits = options.RateLimit;
    private readonly LimiterSettings _settings = LimiterSettings.Of(options.RateLimit);
    private readonly RateLimiter? _external = options.RateLimit.GetLimiter();
    private readonly INotionRateLimitStore? _store = options.RateLimit.GetStore();
    private LimiterMemo? _memo;

    /// <summary>Waits until the call may be sent for the first time.</summary>
    /// <exception cref="NotionRateLimiterException">The limiter refuses it.</exception>
    public ValueTask EnterAsync(ResilienceCall call, CancellationToken cancellationToken)
    {
        if (!_limits.Enabled)
            return ValueTask.CompletedTask;
        if (_external is { } limiter)
            return AcquireAsync(call, limiter, _limits.MaxWait, cancellationToken);
        if (call.Request is not { } request)
            return EnterOwnAsync(call, token: null, cancellationToken);

        ValueTask<string?> partition = options.RateLimitPartition(request, cancellationToken);
        return partition.IsCompletedSuccessfully
            ? EnterOwnAsync(call, partition.Result, cancellationToken)
            : EnterWhenKnownAsync(call, partition, cancellationToken);
    }

    /// <summary>Waits until the call may be sent again.</summary>
    /// <exception cref="NotionRateLimiterException">The limiter refuses it.</exception>
    public ValueTask ReenterAsync(ResilienceCall call, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (call.Lease is TokenLease && call.Limiter is { } limiter)
            return WaitAsync(call, limiter, patience, again: true, cancellationToken);
        if (!_limits.Enabled || _external is not { } external)
            return ValueTask.CompletedTask;

        // Released first: a limiter of the app may have a single permit.
        call.Release();

        // The cancellation token ends the wait at the total timeout.
        return AcquireAsync(call, external, Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <summary>Returns the remaining pause of the token.</summary>
    public static TimeSpan PauseOf(ResilienceCall call) => call.Limiter?.PausedFor ?? TimeSpan.Zero;

    /// <summary>Reports that Notion has refused an attempt for its rate.</summary>
    public static void Report(ResilienceCall call, Rejection rejection)
    {
        if (call.Lease is TokenLease lease)
            call.Limiter?.Report(lease, rejection);
    }

    /// <summary>Reports that an attempt has ended in any other way.</summary>
    public static void Settle(ResilienceCall call, bool isAnswered)
    {
        if (call.Lease is TokenLease lease)
            call.Limiter?.Settle(lease, isAnswered);
    }

    // Resolving the partition may fetch a token over the network. That counts as part of the first attempt.
    private async ValueTask EnterWhenKnownAsync(ResilienceCall call, ValueTask<string?> partition, CancellationToken cancellationToken)
    {
        bool isTotal = options.AttemptTimeout == Timeout.InfiniteTimeSpan;
        TimeSpan patience = isTotal ? options.TotalTimeout : options.AttemptTimeout;
        call.TimedOut = isTotal ? NotionTimeoutScope.Total : NotionTimeoutScope.Attempt;
        Task<string?> asked = partition.AsTask();
        string? token;
        try
        {
            token = await asked.WaitAsync(patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!ReferenceEquals(asked.Exception?.InnerException, e))
        {
            Abandonable.Observe(asked);
            if (e is not TimeoutException)
                throw;
            throw new TimeoutRejectedException("The token provider gave no token in time.", patience, e);
        }

        await EnterOwnAsync(call, token, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask EnterOwnAsync(ResilienceCall call, string? token, CancellationToken cancellationToken)
    {
        TokenRateLimiter limiter = LimiterOf(token, call.Request?.RequestUri);
        call.Limiter = limiter;
        if (limiter.TryEnter() is not { } lease)
            return WaitAsync(call, limiter, _limits.MaxWait, again: false, cancellationToken);
        call.Lease = lease;
        return ValueTask.CompletedTask;
    }

    private async ValueTask WaitAsync(ResilienceCall call, TokenRateLimiter limiter, TimeSpan patience, bool again, CancellationToken cancellationToken)
    {
        // The cancellation token ends the wait of a retry at the total timeout.
        using CancellationTokenSource? limit = again || patience == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(patience, time);
        using CancellationTokenSource? both = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        CancellationToken token = both?.Token ?? cancellationToken;
        try
        {
            ValueTask<RateLimitLease> lease = again && call.Lease is TokenLease had
                ? limiter.ReenterAsync(had, patience, token)
                : limiter.EnterAsync(patience, token);
            Accept(call, await ObserveAsync(call, lease).ConfigureAwait(false));
            if (call.Request is { } request)
                options.Delayed?.Invoke(request);
        }
        catch (OperationCanceledException e) when (limit is not null && !cancellationToken.IsCancellationRequested)
        {
            throw TooLong(call, patience, e);
        }
    }

    private async ValueTask AcquireAsync(ResilienceCall call, RateLimiter limiter, TimeSpan patience, CancellationToken cancellationToken)
    {
        using CancellationTokenSource? limit = patience == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(patience, time);
        using CancellationTokenSource? both = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            Accept(call, await ObserveAsync(call, limiter.AcquireAsync(1, both?.Token ?? cancellationToken)).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (limit is not null && !cancellationToken.IsCancellationRequested)
        {
            throw TooLong(call, patience, e);
        }
    }

    // A lease that is available at once is not a wait.
    private async ValueTask<RateLimitLease> ObserveAsync(ResilienceCall call, ValueTask<RateLimitLease> lease)
    {
        if (lease.IsCompleted)
            return await lease.ConfigureAwait(false);
        long start = time.GetTimestamp();
        options.Events.WaitBegins();
        try
        {
            return await lease.ConfigureAwait(false);
        }
        finally
        {
            options.Events.WaitEnds(call.Request, time.GetElapsedTime(start));
        }
    }

    private static void Accept(ResilienceCall call, RateLimitLease lease)
    {
        if (lease.IsAcquired)
        {
            call.Lease = lease;
            return;
        }

        using (lease)
        {
            string reason = lease.TryGetMetadata(MetadataName.ReasonPhrase, out string? phrase) && phrase is not null ? phrase : "The rate limiter refused the request.";
            throw Refused(call, reason, lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : null);
        }
    }

    private static NotionRateLimiterException TooLong(ResilienceCall call, TimeSpan patience, Exception cause) =>
        Refused(call, string.Create(CultureInfo.InvariantCulture, $"It has waited for the rate limit for {patience.TotalSeconds:0.###} s."), retryAfter: null, cause);

    private static NotionRateLimiterException Refused(ResilienceCall call, string reason, TimeSpan? retryAfter, Exception? cause = null) =>
        new($"The request was not sent{(call.Attempts > 0 ? " again" : "")}. {reason}", cause)
        {
            Method = call.Request?.Method,
            Path = call.Path,
            RetryAfter = retryAfter,
        };

    // Most clients use one token at one address for hours: its limiter is looked up once.
    private TokenRateLimiter LimiterOf(string? token, Uri? address)
    {
        string host = address is { IsAbsoluteUri: true } ? address.Host : "";
        int port = address is { IsAbsoluteUri: true } ? address.Port : 0;
        if (_memo is { Limiter.IsForgotten: false } memo && memo.Is(token, host, port))
            return memo.Limiter;
        LimiterSharing? sharing = _store is null ? null : LimiterSharing.Of(_store, token, host, port, _settings.Budget);
        TokenRateLimiter limiter = limiters.For(address).Get(new LimiterKey(PartitionId.Of(token, host, port), _settings, time, sharing), options.Random);
        _memo = new LimiterMemo(token, host, port, limiter);
        return limiter;
    }

    // A class, not a record: a record would write the token into its text.
    private sealed class LimiterMemo(string? token, string host, int port, TokenRateLimiter limiter)
    {
        public TokenRateLimiter Limiter => limiter;

        public bool Is(string? otherToken, string otherHost, int otherPort) =>
            port == otherPort && string.Equals(host, otherHost, StringComparison.Ordinal) && string.Equals(token, otherToken, StringComparison.Ordinal);
    }
}
