using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Notion.Refit.Redis;

/// <summary>The connection, which is opened when it is first needed, with the time limit of the options and the reports of its availability.</summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    // After a timeout, other tokens need not wait for the same.
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(1);

    private readonly NotionRedisOptions _options;
    private readonly RedisAvailability _availability;
    private readonly Lock _lock = new();
    private Task<IConnectionMultiplexer>? _multiplexer;
    private long _restsUntil = long.MinValue;

    public RedisConnection(NotionRedisOptions options, RedisAvailability availability)
    {
        options.Validate();
        _options = options;
        _availability = availability;
    }

    /// <summary>The meter of connections without a container.</summary>
    public static Meter SharedMeter { get; } = new(NotionTelemetry.MeterName);

    /// <summary>The options.</summary>
    public NotionRedisOptions Options => _options;

    /// <summary>The metrics.</summary>
    public RedisAvailability Availability => _availability;

    /// <summary>Creates a connection without a container.</summary>
    public static RedisConnection Create(NotionRedisOptions options, ILoggerFactory? loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RedisConnection(options, new RedisAvailability(loggers?.CreateLogger(NotionTelemetry.LoggerCategory) ?? NullLogger.Instance, SharedMeter));
    }

    /// <summary>Calls Redis within the time limit.</summary>
    /// <exception cref="RedisException">Redis is not available, or refuses the call.</exception>
    /// <exception cref="TimeoutException">There was no response in time.</exception>
    public async ValueTask<T> CallAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        if (Environment.TickCount64 < Volatile.Read(ref _restsUntil))
            throw new TimeoutException("Redis has not responded in time a moment ago.");
        try
        {
            Task<T> response = CallUnlimitedAsync(call);
            T result;
            try
            {
                result = await response.WaitAsync(_options.Timeout, cancellationToken).ConfigureAwait(false);
            }
            catch when (!response.IsCompleted)
            {
                _ = response.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw;
            }

            _availability.Succeeded();
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (e is TimeoutException)
                Volatile.Write(ref _restsUntil, Environment.TickCount64 + (long)s_rest.TotalMilliseconds);
            _availability.Failed(e);
            throw;
        }
    }

    /// <summary>Subscribes to a channel.</summary>
    /// <returns>Whether that was possible. The subscription then outlives reconnections.</returns>
    public async Task<bool> TrySubscribeAsync(RedisChannel channel, Action<RedisValue> received)
    {
        try
        {
            IConnectionMultiplexer multiplexer = await ConnectAsync().ConfigureAwait(false);
            await multiplexer.GetSubscriber().SubscribeAsync(channel, (_, message) => received(message)).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            _availability.Failed(e);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task<IConnectionMultiplexer>? multiplexer;
        lock (_lock)
            multiplexer = _multiplexer;
        if (multiplexer is { IsCompletedSuccessfully: true } && _options.Connect is null)
            await (await multiplexer.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    private async Task<T> CallUnlimitedAsync<T>(Func<IDatabase, Task<T>> call)
    {
        IConnectionMultiplexer multiplexer = await ConnectAsync().ConfigureAwait(false);
        return await call(multiplexer.GetDatabase()).ConfigureAwait(false);
    }

    private Task<IConnectionMultiplexer> ConnectAsync()
    {
        lock (_lock)
        {
            if (_multiplexer is null or { IsFaulted: true } or { IsCanceled: true })
                _multiplexer = Task.Run(OpenAsync);
            return _multiplexer;
        }
    }

    private async Task<IConnectionMultiplexer> OpenAsync()
    {
        if (_options.Connect is { } connect)
            return await connect(CancellationToken.None).ConfigureAwait(false);

        var configuration = ConfigurationOptions.Parse(_options.Configuration!);
        configuration.ClientName ??= "Notion.Refit";

        // It connects later by itself, and calls meanwhile fail at once instead of waiting.
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        return await ConnectionMultiplexer.ConnectAsync(configuration).ConfigureAwait(false);
    }
}
