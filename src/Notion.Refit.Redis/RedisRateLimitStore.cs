using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Notion.Refit.Redis;

/// <summary>Shares the rate limits of several processes by Redis.</summary>
/// <remarks>
/// <c>AddRedis</c> sets it up. Without a container: <c>NotionClient.Create(token, options => options.RateLimit.UseStore(store))</c>. All methods may be
/// called by several threads at once.
/// </remarks>
public sealed class RedisRateLimitStore : INotionRateLimitStore, IAsyncDisposable
{
    private const int KeyLength = 32;

    private readonly RedisConnection _connection;
    private readonly bool _ownsConnection;
    private readonly ConcurrentDictionary<string, Subscription[]> _subscriptions = new(StringComparer.Ordinal);
    private readonly string _channel;
    private readonly RedisValue _channelValue;
    private int _isSubscribed;

    /// <summary>Creates a store.</summary>
    /// <param name="options">The options.</param>
    /// <param name="loggers">Creates the logger; null for none.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public RedisRateLimitStore(NotionRedisOptions options, ILoggerFactory? loggers = null)
        : this(RedisConnection.Create(options, loggers), ownsConnection: true)
    {
    }

    internal RedisRateLimitStore(RedisConnection connection, bool ownsConnection = false)
    {
        _connection = connection;
        _ownsConnection = ownsConnection;
        _channel = $"{connection.Options.Prefix}:limits";
        _channelValue = _channel;
    }

    /// <inheritdoc/>
    public async ValueTask<NotionRateLimitState> ReadAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        EnsureSubscribed();
        RedisResult result = await _connection.CallAsync(database => RedisScripts.Read.RunAsync(database, [KeyOf(key)], []), cancellationToken).ConfigureAwait(false);
        _connection.Availability.Count("read");
        return StateOf(result);
    }

    /// <inheritdoc/>
    public async ValueTask<NotionRateLimitState> TryWriteAsync(string key, NotionRateLimitWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        TimeSpan lifetime = write.KeepFor > _connection.Options.LimitLifetime ? write.KeepFor : _connection.Options.LimitLifetime;
        RedisValue[] values =
        [
            write.Expected,
            write.State,
            (long)Math.Ceiling(lifetime.TotalMilliseconds),
            write.Announce ? _channelValue : RedisValue.EmptyString,
            key,
        ];
        RedisResult result = await _connection.CallAsync(database => RedisScripts.Write.RunAsync(database, [KeyOf(key)], values), cancellationToken).ConfigureAwait(false);
        NotionRateLimitState state = StateOf(result);
        _connection.Availability.Count(state.IsWritten ? "written" : "conflict");
        return state;
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(string key, Action<ReadOnlyMemory<byte>> changed)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(changed);
        var subscription = new Subscription(this, key, changed);
        _subscriptions.AddOrUpdate(key, static (_, added) => [added], static (_, existing, added) => [.. existing, added], subscription);
        return subscription;
    }

    /// <summary>Closes the connection, if the store has opened it.</summary>
    /// <returns>The task of closing.</returns>
    public ValueTask DisposeAsync() => _ownsConnection ? _connection.DisposeAsync() : ValueTask.CompletedTask;

    private static NotionRateLimitState StateOf(RedisResult result)
    {
        if (result.Length != 4)
            throw new FormatException("Redis has returned something else than the script of this library does.");
        long ticks = ((long)result[2] * TimeSpan.TicksPerSecond) + ((long)result[3] * TimeSpan.TicksPerMicrosecond);
        return new NotionRateLimitState((int)result[0] == 1, (byte[]?)result[1] ?? [], DateTimeOffset.UnixEpoch.AddTicks(ticks));
    }

    private RedisKey KeyOf(string key) => string.Create(CultureInfo.InvariantCulture, $"{_connection.Options.Prefix}:limit:{{{key}}}");

    private void EnsureSubscribed()
    {
        if (Interlocked.Exchange(ref _isSubscribed, 1) == 0)
            _ = SubscribeAsync();
    }

    private async Task SubscribeAsync()
    {
        if (!await _connection.TrySubscribeAsync(RedisChannel.Literal(_channel), OnMessage).ConfigureAwait(false))
            Volatile.Write(ref _isSubscribed, 0);
    }

    // One channel for all tokens: there are few messages, and thousands of channels would cost memory in Redis and time at each reconnection.
    private void OnMessage(RedisValue message)
    {
        ReadOnlyMemory<byte> bytes = message;
        if (bytes.Length <= KeyLength || !_subscriptions.TryGetValue(Encoding.ASCII.GetString(bytes.Span[..KeyLength]), out Subscription[]? subscriptions))
            return;
        foreach (Subscription subscription in subscriptions)
            subscription.Changed(bytes[KeyLength..]);
    }

    private void Remove(Subscription subscription)
    {
        while (_subscriptions.TryGetValue(subscription.Key, out Subscription[]? existing))
        {
            Subscription[] left = [.. existing.Where(other => other != subscription)];
            if (left.Length == 0 ? _subscriptions.TryRemove(new KeyValuePair<string, Subscription[]>(subscription.Key, existing)) : _subscriptions.TryUpdate(subscription.Key, left, existing))
                return;
        }
    }

    private sealed class Subscription(RedisRateLimitStore store, string key, Action<ReadOnlyMemory<byte>> changed) : IDisposable
    {
        public string Key => key;

        public Action<ReadOnlyMemory<byte>> Changed => changed;

        public void Dispose() => store.Remove(this);
    }
}
