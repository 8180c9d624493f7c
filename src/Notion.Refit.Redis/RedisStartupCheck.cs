using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Notion.Refit.Redis;

/// <summary>Checks at the start of the host that Redis accepts what this library needs.</summary>
/// <param name="connection">The connection.</param>
internal sealed class RedisStartupCheck(RedisConnection connection) : IHostedService
{
    private const string Mark = "Notion.Refit 1";

    /// <exception cref="InvalidOperationException">Redis refuses the commands, or the keys belong to something else.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        NotionRedisOptions options = connection.Options;
        string key = $"{options.Prefix}:{{check}}";
        try
        {
            // All scripts, with keys and channel as they are used.
            var store = new RedisRateLimitStore(connection);
            NotionRateLimitState state = await store.ReadAsync("check", cancellationToken).ConfigureAwait(false);
            await store.TryWriteAsync("check", new NotionRateLimitWrite(state.Current, "0"u8.ToArray(), TimeSpan.FromSeconds(1), Announce: true), cancellationToken).ConfigureAwait(false);
            var lease = new RedisRefreshLease(connection, $"{options.Prefix}:refresh:{{check}}:lease", $"{options.Prefix}:refresh:{{check}}:sent");
            if (await lease.TryAcquireAsync(cancellationToken).ConfigureAwait(false))
            {
                await lease.MarkUnusedAsync(cancellationToken).ConfigureAwait(false);
                await lease.DisposeAsync().ConfigureAwait(false);
            }

            RedisValue found = await connection.CallAsync(
                async database =>
                {
                    await database.StringSetAsync(key, Mark, options.LimitLifetime, When.NotExists).ConfigureAwait(false);
                    return await database.StringGetAsync(key).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            if (!found.IsNull && found != Mark)
                throw new InvalidOperationException($"The keys of Redis that start with '{options.Prefix}:' belong to something else, or to another version of Notion.Refit.Redis. Set NotionRedisOptions.Prefix.");
        }
        catch (RedisServerException e)
        {
            throw new InvalidOperationException(
                $"Redis does not accept what Notion.Refit.Redis needs: {e.Message} The user needs the commands EVALSHA, EVAL, TIME, GET, SET, DEL, EXISTS, PEXPIRE, PUBLISH and SUBSCRIBE, the keys '{options.Prefix}:*' and the channel '{options.Prefix}:limits'; the keys must not be used by anything else (NotionRedisOptions.Prefix).",
                e);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // Not available: reported by the connection. The process goes on alone until it is.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
