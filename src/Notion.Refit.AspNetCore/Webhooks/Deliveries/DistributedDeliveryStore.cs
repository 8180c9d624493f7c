using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Notion.Refit.AspNetCore.Webhooks.Deliveries;

/// <summary>The ids of accepted events in the distributed cache of the app, shared by its processes.</summary>
/// <remarks>
/// <see cref="IDistributedCache"/> cannot add a value only where there is none, so two processes that get the same event within milliseconds may
/// both accept it. Within one process it cannot happen. A cache that fails is logged, and the memory of the process decides.
/// </remarks>
/// <param name="memory">The ids of this process.</param>
/// <param name="cache">The cache.</param>
/// <param name="logger">The logger.</param>
internal sealed class DistributedDeliveryStore(MemoryDeliveryStore memory, IDistributedCache cache, ILogger<DistributedDeliveryStore> logger) : INotionWebhookDeliveryStore
{
    private static readonly byte[] s_mark = [1];

    public async ValueTask<bool> TryAddAsync(string eventId, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        if (!memory.TryAdd(eventId, lifetime))
            return false;
        try
        {
            if (await cache.GetAsync(Key(eventId), cancellationToken).ConfigureAwait(false) is not null)
                return false;
            await cache.SetAsync(Key(eventId), s_mark, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await memory.RemoveAsync(eventId, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
#pragma warning disable CA1031 // Caches fail with exceptions of their own kinds.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.CacheFailed(logger, e);
        }

        return true;
    }

    public async ValueTask RemoveAsync(string eventId, CancellationToken cancellationToken)
    {
        await memory.RemoveAsync(eventId, cancellationToken).ConfigureAwait(false);
        try
        {
            await cache.RemoveAsync(Key(eventId), cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Caches fail with exceptions of their own kinds.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.CacheFailed(logger, e);
        }
    }

    private static string Key(string eventId) => $"notion-webhook:{eventId}";
}
