using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Notion.Refit.Redis;

/// <summary>Knows which deliveries of webhooks were received, by any machine: Notion delivers an event again when it got no response in time.</summary>
/// <remarks>
/// <para>Unlike <c>IDistributedCache</c>, which reads and writes in two steps, it decides in one step, so that of two machines that get the same
/// delivery at the same moment only one handles it.</para>
/// <para>Call <see cref="TryAddAsync"/> before an event is handled, and <see cref="RemoveAsync"/> when that has failed and the next delivery is to
/// be handled.</para>
/// </remarks>
public sealed class RedisWebhookDeliveries
{
    private readonly RedisConnection _connection;

    /// <summary>Creates an instance.</summary>
    /// <param name="options">The options.</param>
    /// <param name="loggers">Creates the logger; null for none.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public RedisWebhookDeliveries(NotionRedisOptions options, ILoggerFactory? loggers = null)
        : this(RedisConnection.Create(options, loggers))
    {
    }

    internal RedisWebhookDeliveries(RedisConnection connection) => _connection = connection;

    /// <summary>Records a delivery.</summary>
    /// <param name="id">The id of the event, which is the same in repeated deliveries.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether it is new; false when it was recorded before, by any machine.</returns>
    /// <exception cref="RedisException">Redis is not available: it is not known whether the delivery is new.</exception>
    /// <exception cref="TimeoutException">There was no response in time: it is not known whether the delivery is new.</exception>
    public ValueTask<bool> TryAddAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return _connection.CallAsync(database => database.StringSetAsync(KeyOf(id), 1, _connection.Options.DeliveryLifetime, When.NotExists), cancellationToken);
    }

    /// <summary>Removes a delivery that could not be handled, so that the next one is new.</summary>
    /// <param name="id">The id of the event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether it had been recorded.</returns>
    /// <exception cref="RedisException">Redis is not available.</exception>
    /// <exception cref="TimeoutException">There was no response in time.</exception>
    public ValueTask<bool> RemoveAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return _connection.CallAsync(database => database.KeyDeleteAsync(KeyOf(id)), cancellationToken);
    }

    // A hash: the id comes from outside and may be of any length.
    private RedisKey KeyOf(string id) => $"{_connection.Options.Prefix}:delivery:{{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)), 0, 16)}}}";
}
