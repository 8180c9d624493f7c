using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Notion.Refit.Redis;

/// <summary>Reports once, in log and metric, that Redis is not available, and once that it is again.</summary>
internal sealed class RedisAvailability
{
    private readonly ILogger _logger;
    private readonly Counter<long> _exchanges;
    private readonly Lock _lock = new();
    private long? _awaySince;
    private bool _isRefused;

    /// <param name="logger">The logger.</param>
    /// <param name="meter">The meter.</param>
    public RedisAvailability(ILogger logger, Meter meter)
    {
        _logger = logger;
        _exchanges = meter.CreateCounter<long>("notion.client.redis.exchanges", "{exchange}", "The round trips to Redis for rate limits, by outcome.");
        meter.CreateObservableGauge("notion.client.redis.available", () => IsAvailable ? 1 : 0, "{connection}", "Whether Redis is available: 1, or 0 while the process goes on alone.");
    }

    /// <summary>Whether the last call has succeeded.</summary>
    public bool IsAvailable
    {
        get
        {
            lock (_lock)
                return _awaySince is null;
        }
    }

    /// <summary>Counts a round trip.</summary>
    public void Count(string outcome) => _exchanges.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Records that a call has succeeded.</summary>
    public void Succeeded()
    {
        long since;
        lock (_lock)
        {
            if (_awaySince is not { } away)
                return;
            since = away;
            _awaySince = null;
            _isRefused = false;
        }

        RedisLog.Available(_logger, Stopwatch.GetElapsedTime(since).TotalSeconds);
    }

    /// <summary>Records that a call has failed.</summary>
    public void Failed(Exception exception)
    {
        Count("failed");
        bool isRefusal = exception is RedisServerException;
        lock (_lock)
        {
            if (_awaySince is not null && (!isRefusal || _isRefused))
                return;
            _awaySince ??= Stopwatch.GetTimestamp();
            _isRefused |= isRefusal;
        }

        if (isRefusal)
            RedisLog.Refused(_logger, exception.Message);
        else
            RedisLog.Unavailable(_logger, exception.GetType().Name, exception.Message);
    }
}
