using System.Security.Cryptography;

namespace Notion.Refit.AspNetCore.Installations;

/// <summary>The tokens of one installation, and the lock of their refresh, in its row.</summary>
/// <param name="botId">The id of the installation.</param>
/// <param name="store">The store.</param>
/// <param name="protector">Encrypts the tokens.</param>
/// <param name="leaseTime">The time for which a lease lasts unless it is extended.</param>
/// <param name="time">The clock.</param>
internal sealed class InstallationTokens(BotId botId, INotionTokenStore store, TokenProtector protector, TimeSpan leaseTime, TimeProvider time) : IOAuthTokenStore, IOAuthRefreshLock
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(500);

    // The hash of the refresh token whose successor is saved next.
    private string? _sent;

    public async ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken) =>
        await store.FindAsync(botId, cancellationToken).ConfigureAwait(false) is { } row ? protector.Unprotect(botId, row.ProtectedTokens) : null;

    public async ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken)
    {
        string text = protector.Protect(botId, tokens);

        // The mark of another refresh token, or no mark: the user has authorized the connection again meanwhile, and those tokens are newer.
        await ChangeAsync(
            row => row.SentRefresh == _sent ? row with { ProtectedTokens = text, SentRefresh = null, LeaseOwner = null, LeaseUntil = null } : null,
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IOAuthRefreshLease> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        string owner = RandomNumberGenerator.GetHexString(32, lowercase: true);
        for (TimeSpan wait = s_firstWait; ; wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait)
        {
            NotionTokenRow row = await store.FindAsync(botId, cancellationToken).ConfigureAwait(false)
                ?? throw new NotionReauthorizationException($"The installation {botId} was removed.");
            DateTimeOffset now = time.GetUtcNow();
            bool isFree = row.LeaseOwner is null || row.LeaseUntil <= now;
            if (isFree && await store.TryWriteAsync(row with { LeaseOwner = owner, LeaseUntil = now + leaseTime }, cancellationToken).ConfigureAwait(false))
                return new Lease(this, key, owner, row.SentRefresh == key);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Returns false when there is no row any more, or the change does not apply to it.
    private async ValueTask<bool> ChangeAsync(Func<NotionTokenRow, NotionTokenRow?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await store.FindAsync(botId, cancellationToken).ConfigureAwait(false) is not { } row || change(row) is not { } changed)
                return false;
            if (await store.TryWriteAsync(changed, cancellationToken).ConfigureAwait(false))
                return true;
        }
    }

    /// <summary>The lease. It is extended for as long as the process lives.</summary>
    private sealed class Lease : IOAuthRefreshLease
    {
        private readonly InstallationTokens _tokens;
        private readonly string _key;
        private readonly string _owner;
        private readonly CancellationTokenSource _end = new();
        private readonly Task _extension;

        public Lease(InstallationTokens tokens, string key, string owner, bool isInDoubt)
        {
            _tokens = tokens;
            _key = key;
            _owner = owner;
            IsInDoubt = isInDoubt;
            _extension = ExtendAsync(_end.Token);
        }

        public bool IsInDoubt { get; }

        public async ValueTask MarkSentAsync(CancellationToken cancellationToken)
        {
            if (!await ChangeOwnAsync(row => row with { SentRefresh = _key }, cancellationToken).ConfigureAwait(false))
                throw new TimeoutException("The lease for the refresh of the tokens was lost before the refresh was sent: the process or the store had stopped for too long.");
            _tokens._sent = _key;
        }

        public async ValueTask MarkUnusedAsync(CancellationToken cancellationToken) =>
            await ChangeOwnAsync(static row => row with { SentRefresh = null }, cancellationToken).ConfigureAwait(false);

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync().ConfigureAwait(false);
            await _extension.ConfigureAwait(false);
            _end.Dispose();
            try
            {
                await ChangeOwnAsync(static row => row with { LeaseOwner = null, LeaseUntil = null }, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // A store that does not answer: the lease expires.
            }
        }

        private ValueTask<bool> ChangeOwnAsync(Func<NotionTokenRow, NotionTokenRow> change, CancellationToken cancellationToken) =>
            _tokens.ChangeAsync(row => row.LeaseOwner == _owner ? change(row) : null, cancellationToken);

        private async Task ExtendAsync(CancellationToken cancellationToken)
        {
            using var timer = new PeriodicTimer(_tokens.LeaseTime / 3, _tokens.Time);
            try
            {
                while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
                {
                    try
                    {
                        if (!await ChangeOwnAsync(row => row with { LeaseUntil = _tokens.Time.GetUtcNow() + _tokens.LeaseTime }, cancellationToken).ConfigureAwait(false))
                            return;
                    }
                    catch (Exception e) when (e is not OperationCanceledException)
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
    }

    private TimeSpan LeaseTime => leaseTime;

    private TimeProvider Time => time;
}
