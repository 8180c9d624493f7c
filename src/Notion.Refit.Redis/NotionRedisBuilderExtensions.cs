using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Notion.Refit;
using Notion.Refit.Redis;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets several processes or machines behave towards Notion like one, over Redis.</summary>
public static class NotionRedisBuilderExtensions
{
    /// <summary>Shares rate limits, token refreshes and webhook deliveries of a client with other processes by Redis.</summary>
    /// <remarks>
    /// <para>Injectable afterwards: <see cref="RedisWebhookDeliveries"/> and <see cref="IOAuthRefreshLock"/>, for a client with a name by its name.
    /// A client whose options have a limiter of the app (<see cref="NotionRateLimitOptions.FromLimiter"/>), or none, keeps that.</para>
    /// <para>When the host starts, an exception reports that Redis refuses the commands that are needed. That Redis is not available is only
    /// logged: rate limits then go on in this process alone.</para>
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The address in the form of StackExchange.Redis, such as <c>localhost:6379</c>.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddRedis(this INotionBuilder builder, string configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        return builder.AddRedis(options => options.Configuration = configuration);
    }

    /// <summary>Shares rate limits, token refreshes and webhook deliveries of a client with other processes, by a connection of the app.</summary>
    /// <remarks>As <see cref="AddRedis(INotionBuilder, string)"/>.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="connection">The connection. The app owns and disposes it.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddRedis(this INotionBuilder builder, IConnectionMultiplexer connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return builder.AddRedis(options => options.Connect = _ => Task.FromResult(connection));
    }

    /// <summary>Shares rate limits, token refreshes and webhook deliveries of a client with other processes by Redis.</summary>
    /// <remarks>As <see cref="AddRedis(INotionBuilder, string)"/>.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options, at least <see cref="NotionRedisOptions.Configuration"/> or <see cref="NotionRedisOptions.Connect"/>.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public static INotionBuilder AddRedis(this INotionBuilder builder, Action<NotionRedisOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new NotionRedisOptions();
        configure(options);
        options.Validate();

        string? name = builder.ClientName;
        IServiceCollection services = builder.Services;
        services.AddKeyedSingleton(name, (provider, _) => new RedisConnection(options, new RedisAvailability(Logger(provider), Meter(provider))));
        services.AddKeyedSingleton(name, (provider, _) => new RedisRateLimitStore(provider.GetRequiredKeyedService<RedisConnection>(name)));
        services.AddKeyedSingleton(name, (provider, _) => new RedisWebhookDeliveries(provider.GetRequiredKeyedService<RedisConnection>(name)));
        services.AddKeyedSingleton<IOAuthRefreshLock>(name, (provider, _) => new RedisRefreshLock(provider.GetRequiredKeyedService<RedisConnection>(name)));
        services.AddSingleton<IHostedService>(provider => new RedisStartupCheck(provider.GetRequiredKeyedService<RedisConnection>(name)));

        // After all other settings, which may replace the options of the rate limit.
        services.AddOptions<NotionOptions>(name).PostConfigure<IServiceProvider>((notion, provider) =>
        {
            if (notion.RateLimit is { Enabled: true, HasLimiter: false } limits)
                limits.UseStore(provider.GetRequiredKeyedService<RedisRateLimitStore>(name));
        });
        return builder;
    }

    private static ILogger Logger(IServiceProvider provider) =>
        provider.GetService<ILoggerFactory>()?.CreateLogger(NotionTelemetry.LoggerCategory) ?? NullLogger.Instance;

    private static Meter Meter(IServiceProvider provider) =>
        provider.GetService<IMeterFactory>()?.Create(new MeterOptions(NotionTelemetry.MeterName)) ?? RedisConnection.SharedMeter;
}
