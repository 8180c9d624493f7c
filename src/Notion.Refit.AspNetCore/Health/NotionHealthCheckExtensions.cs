using Microsoft.Extensions.Diagnostics.HealthChecks;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health check of a client.</summary>
public static class NotionHealthCheckExtensions
{
    /// <summary>Adds a check that Notion answers and accepts the credentials of a client.</summary>
    /// <remarks>
    /// Healthy: it does. Degraded: the rate limiter of this process pauses, or Notion refuses requests for their rate; no request is sent in a pause. Otherwise
    /// <paramref name="failureStatus"/>.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="clientName">The name of the client; null for the client without a name.</param>
    /// <param name="failureStatus">The status when Notion cannot be reached or refuses the credentials; null for unhealthy.</param>
    /// <param name="tags">The tags of the check; null for none.</param>
    /// <param name="configure">Sets the options; null for the default.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time of the options is not positive.</exception>
    public static IHealthChecksBuilder AddNotion(
        this IHealthChecksBuilder builder,
        string name = "notion",
        string? clientName = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        Action<NotionHealthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        var options = new NotionHealthOptions();
        configure?.Invoke(options);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Period, TimeSpan.Zero, nameof(configure));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Timeout, TimeSpan.Zero, nameof(configure));

        // A check is created for each report; what is known of Notion stays.
        string key = $"Notion.Refit health: {name}";
        builder.Services.AddKeyedSingleton(key, (provider, _) => new NotionHealthCheck(provider, clientName, options));
        return builder.Add(new HealthCheckRegistration(name, provider => provider.GetRequiredKeyedService<NotionHealthCheck>(key), failureStatus, tags));
    }
}
