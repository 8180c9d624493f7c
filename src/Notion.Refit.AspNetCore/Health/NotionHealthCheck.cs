using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Notion.Refit.DependencyInjection;
using Notion.Refit.Models;
using Notion.Refit.Resilience;

namespace Notion.Refit.AspNetCore.Health;

/// <summary>Sends a cheap request, at most one in a period.</summary>
/// <param name="provider">The services of the app.</param>
/// <param name="clientName">The name of the client.</param>
/// <param name="options">The options.</param>
internal sealed class NotionHealthCheck(IServiceProvider provider, string? clientName, NotionHealthOptions options) : IHealthCheck, IDisposable
{
    private const string UnknownToken = "a-token-that-does-not-exist";

    private readonly TimeProvider _time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
    private readonly SemaphoreSlim _oneRequest = new(1);
    private Outcome? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Pause() is { } pause)
            return pause;
        await _oneRequest.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is null || _time.GetElapsedTime(_last.Timestamp) >= options.Period)
                _last = new Outcome(await AskAsync(context.Registration.FailureStatus, cancellationToken).ConfigureAwait(false), _time.GetTimestamp());
            return _last.Result;
        }
        finally
        {
            _oneRequest.Release();
        }
    }

    public void Dispose() => _oneRequest.Dispose();

    private HealthCheckResult? Pause()
    {
        TimeSpan own = provider.GetService<LimiterRegistry>()?.LongestPause ?? TimeSpan.Zero;
        TimeSpan longest = own > LimiterRegistry.Shared.LongestPause ? own : LimiterRegistry.Shared.LongestPause;
        return longest > TimeSpan.Zero
            ? HealthCheckResult.Degraded("Requests to Notion pause, since Notion has refused some for their rate.", data: new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["pause_seconds"] = Math.Ceiling(longest.TotalSeconds),
            })
            : null;
    }

    private async Task<HealthCheckResult> AskAsync(HealthStatus failure, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await SendAsync(either.Token).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // The request may have been refused and wait for its next attempt.
            return Pause() ?? new HealthCheckResult(failure, "Notion has not answered in time.", e);
        }
        catch (NotionRateLimiterException e)
        {
            return HealthCheckResult.Degraded("The rate limiter of this process is busy.", e);
        }
        catch (NotionApiException e) when (e.StatusCode is HttpStatusCode.TooManyRequests || (int)e.StatusCode == 529)
        {
            return HealthCheckResult.Degraded("Notion refuses requests for their rate.", e);
        }
        catch (NotionApiException e)
        {
            return new HealthCheckResult(failure, $"Notion refuses the request: {e.Code}.", e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new HealthCheckResult(failure, "Notion cannot be reached.", e);
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (options.Request is { } request)
        {
            AsyncServiceScope scope = provider.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                await request(scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        }
        else if (provider.GetRequiredService<NotionClients>().HasScopedTokens(clientName))
        {
            await IntrospectAsync(provider.GetRequiredKeyedService<INotionOAuth>(clientName), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await provider.GetRequiredKeyedService<INotionUsers>(clientName).RetrieveMeAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task IntrospectAsync(INotionOAuth oauth, CancellationToken cancellationToken)
    {
        try
        {
            await oauth.IntrospectTokenAsync(new IntrospectTokenRequest(UnknownToken), cancellationToken).ConfigureAwait(false);
        }
        catch (NotionApiException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
        {
            // About the token: the connection is known.
        }
    }

    private sealed record Outcome(HealthCheckResult Result, long Timestamp);
}
