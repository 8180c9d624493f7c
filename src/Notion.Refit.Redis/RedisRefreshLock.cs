using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Notion.Refit.Redis;

/// <summary>Ensures by Redis that of several processes only one refreshes the tokens of an installation.</summary>
/// <remarks><c>AddRedis</c> registers it, and the providers of <c>AddOAuthTokenProvider</c> use it. Providers that an app creates itself take it as <see cref="OAuthTokenProvider.RefreshLock"/>.</remarks>
public sealed class RedisRefreshLock : IOAuthRefreshLock
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(500);

    private readonly RedisConnection _connection;

    /// <summary>Creates a lock.</summary>
    /// <param name="options">The options.</param>
    /// <param name="loggers">Creates the logger; null for none.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public RedisRefreshLock(NotionRedisOptions options, ILoggerFactory? loggers = null)
        : this(RedisConnection.Create(options, loggers))
    {
    }

    internal RedisRefreshLock(RedisConnection connection) => _connection = connection;

    /// <inheritdoc/>
    public async ValueTask<IOAuthRefreshLease> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        string start = string.Create(CultureInfo.InvariantCulture, $"{_connection.Options.Prefix}:refresh:{{{key}}}");
        var lease = new RedisRefreshLease(_connection, $"{start}:lease", $"{start}:sent");
        for (TimeSpan wait = s_firstWait; ; wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait)
        {
            try
            {
                if (await lease.TryAcquireAsync(cancellationToken).ConfigureAwait(false))
                    return lease;
            }
            catch (Exception e) when (_connection.Options.RefreshWithoutLease && e is not OperationCanceledException)
            {
                return NoLease.Instance;
            }

            await Task.Delay(wait, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class NoLease : IOAuthRefreshLease
    {
        public static NoLease Instance { get; } = new();

        public bool IsInDoubt => false;

        public ValueTask MarkSentAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask MarkUnusedAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
