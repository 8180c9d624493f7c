using System.Security.Cryptography;
using StackExchange.Redis;

namespace Notion.Refit.Redis;

/// <summary>The lease of a refresh token. It is extended for as long as the process lives.</summary>
/// <param name="connection">The connection.</param>
/// <param name="lease">The key of the lease.</param>
/// <param name="mark">The key of the mark that the token was sent.</param>
internal sealed class RedisRefreshLease(RedisConnection connection, string lease, string mark) : IOAuthRefreshLease
{
    private readonly RedisValue _owner = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private readonly CancellationTokenSource _end = new();
    private Task _extension = Task.CompletedTask;

    public bool IsInDoubt { get; private set; }

    /// <summary>Takes the lease if it is free.</summary>
    public async Task<bool> TryAcquireAsync(CancellationToken cancellationToken)
    {
        RedisResult result = await RunAsync(RedisScripts.Acquire, [lease, mark], Milliseconds(connection.Options.RefreshLease), cancellationToken).ConfigureAwait(false);
        if ((int)result[0] == 0)
            return false;
        IsInDoubt = (int)result[1] == 1;
        _extension = ExtendAsync(_end.Token);
        return true;
    }

    public async ValueTask MarkSentAsync(CancellationToken cancellationToken)
    {
        RedisResult result = await RunAsync(RedisScripts.Mark, [lease, mark], Milliseconds(connection.Options.RefreshMemory), cancellationToken).ConfigureAwait(false);
        if ((int)result == 0)
            throw new TimeoutException("The lease for the refresh of the tokens was lost before the refresh was sent: the process or Redis had stopped for too long.");
    }

    // Another process may have taken the lease meanwhile; then the mark is its own.
    public async ValueTask MarkUnusedAsync(CancellationToken cancellationToken) =>
        await RunAsync(RedisScripts.Mark, [lease, mark], 0, cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _extension.ConfigureAwait(false);
        _end.Dispose();
        try
        {
            await RunAsync(RedisScripts.Release, [lease], null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // It expires.
        }
    }

    private static RedisValue Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private async Task ExtendAsync(CancellationToken cancellationToken)
    {
        TimeSpan duration = connection.Options.RefreshLease;
        using var timer = new PeriodicTimer(duration / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    RedisResult result = await RunAsync(RedisScripts.Extend, [lease], Milliseconds(duration), cancellationToken).ConfigureAwait(false);
                    if ((int)result == 0)
                        return;
                }
                catch (Exception e) when (e is RedisException or TimeoutException)
                {
                    // The next time, perhaps.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }

    private ValueTask<RedisResult> RunAsync(RedisScript script, RedisKey[] keys, RedisValue? value, CancellationToken cancellationToken)
    {
        RedisValue[] values = value is { } second ? [_owner, second] : [_owner];
        return connection.CallAsync(database => script.RunAsync(database, keys, values), cancellationToken);
    }
}
