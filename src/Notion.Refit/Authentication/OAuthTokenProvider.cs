using System.Globalization;
using System.Net;
using Notion.Refit.Authentication;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Gives the access token of one installation of a public connection, and a new one when it expires or Notion rejects it.</summary>
/// <remarks>
/// <para>Create one for an installation and keep it: it ensures that a refresh token is used only once, however many requests need a new
/// access token at the same time. They all wait for the same refresh; cancelling one of them does not affect the others.</para>
/// <para>A new pair is saved before it is used. While saving fails, requests fail with what the store throws (or go on with the old access
/// token as long as it is valid), and the next one passes the same pair to the store again. It is kept in memory until then.</para>
/// <para>A refresh that failed before it reached Notion, or that Notion refused for another reason than the token (too many requests, a
/// wrong client secret), is tried again when the next request needs a token. After a refresh whose outcome is not known (no response in time,
/// a broken connection, a 5xx) the refresh token may have been used. It is not sent a second time, because that would make Notion revoke
/// all tokens of the installation; requests then fail with <see cref="NotionReauthorizationException"/> until the store has other
/// tokens.</para>
/// </remarks>
public sealed class OAuthTokenProvider : INotionTokenProvider
{
    // An access token that expires while the request is on its way would be rejected.
    // Of tokens that live shorter than twice this time, half of their life.
    private static readonly TimeSpan s_expiryMargin = TimeSpan.FromMinutes(1);

    // The next token after one that was rejected so soon would be rejected too.
    private static readonly TimeSpan s_trialTime = TimeSpan.FromSeconds(30);

    // The wait before an early refresh that failed is tried again, while the old access token is still valid.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    // The longest time that another process may need for the same refresh.
    private static readonly TimeSpan s_longestLock = TimeSpan.FromMinutes(5);

    private readonly INotionOAuth _oauth;
    private readonly IOAuthTokenStore _store;
    private readonly TimeProvider _time;

    // Used by requests, under the lock.
    private readonly Lock _lock = new();
    private Task<OAuthTokenPair>? _renewal;
    private OAuthTokenPair? _current;
    private string? _rejected;
    private DateTimeOffset? _refreshed;
    private DateTimeOffset _pausedUntil;
    private TimeSpan _margin = s_expiryMargin;

    // Used by the renewal only. There is one at a time.
    private IOAuthRefreshLease? _lease;
    private OAuthTokenPair? _unsaved;
    private DateTimeOffset _received;
    private string? _usedRefreshToken;
    private Exception? _failure;

    /// <summary>Creates a provider over a store.</summary>
    /// <param name="oauth">Refreshes tokens. Its client has client id and secret of the connection.</param>
    /// <param name="store">The store of the tokens. It is loaded when the first token is needed, and again before every refresh.</param>
    /// <param name="time">The clock; null for that of the system.</param>
    public OAuthTokenProvider(INotionOAuth oauth, IOAuthTokenStore store, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(oauth);
        ArgumentNullException.ThrowIfNull(store);
        _oauth = oauth;
        _store = store;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Creates a provider over tokens that are known.</summary>
    /// <param name="oauth">Refreshes tokens. Its client has client id and secret of the connection.</param>
    /// <param name="tokens">The tokens, as they were saved last.</param>
    /// <param name="save">
    /// Saves new tokens before they are used, as <see cref="IOAuthTokenStore.SaveAsync"/> does. The requests that wait fail with what it throws.
    /// </param>
    /// <param name="time">The clock; null for that of the system.</param>
    public OAuthTokenProvider(INotionOAuth oauth, OAuthTokenPair tokens, Func<OAuthTokenPair, CancellationToken, ValueTask> save, TimeProvider? time = null)
        : this(oauth, StoreOf(tokens, save), time) => _current = tokens;

    /// <summary>
    /// How long one call of the store may take. The default is 30 seconds. A call that takes longer is cancelled and left to itself; the requests
    /// that need the token fail with <see cref="NotionTimeoutException"/>, and the next request calls the store again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not from one millisecond to one day.</exception>
    public TimeSpan StoreTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The lock that several processes share, so that only one of them refreshes the tokens; null, the default, without other processes. A provider
    /// added by <c>AddOAuthTokenProvider</c> uses the one that is registered.
    /// </summary>
    /// <remarks>
    /// The lock is taken before a refresh, and released when the new tokens are saved. The others wait and find them in the store. When the process
    /// that held it ended in the middle of a refresh, and the store still has the same tokens, it is not known whether Notion has exchanged
    /// them: requests fail with <see cref="NotionReauthorizationException"/>. While the lock itself fails, requests go on with the old
    /// access token as long as it is valid, and then fail with what the lock throws, or with <see cref="NotionTimeoutException"/> when it was not
    /// free within five minutes.
    /// </remarks>
    public IOAuthRefreshLock? RefreshLock { get; init; }

    /// <inheritdoc/>
    /// <exception cref="NotionReauthorizationException">There is no valid token any more.</exception>
    /// <exception cref="NotionException">The token could not be refreshed.</exception>
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        Task<OAuthTokenPair> renewal;
        lock (_lock)
        {
            if (_renewal is null && _current is { } current && !IsRenewalDue(current))
                return new ValueTask<string>(current.AccessToken);
            renewal = _renewal ??= StartRenewal();
        }

        return WaitAsync(renewal, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="NotionReauthorizationException">There is no valid token any more.</exception>
    /// <exception cref="NotionException">The token could not be refreshed.</exception>
    public async ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejectedToken);
        Task<OAuthTokenPair> renewal;
        lock (_lock)
        {
            if (_current?.AccessToken == rejectedToken)
            {
                if (_renewal is null && _time.GetUtcNow() - _refreshed < s_trialTime)
                    return null;
                _rejected = rejectedToken;
            }
            else if (_renewal is null && _current is { } current && !IsRenewalDue(current))
            {
                // Another request was faster.
                return current.AccessToken;
            }

            renewal = _renewal ??= StartRenewal();
        }

        OAuthTokenPair renewed = await renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        return renewed.AccessToken == rejectedToken ? null : renewed.AccessToken;
    }

    /// <summary>Returns the name of the type, without the tokens.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => nameof(OAuthTokenProvider);

    private static DelegateTokenStore StoreOf(OAuthTokenPair tokens, Func<OAuthTokenPair, CancellationToken, ValueTask> save)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(save);
        return new DelegateTokenStore(tokens, save);
    }

    private async ValueTask<string> WaitAsync(Task<OAuthTokenPair> renewal, CancellationToken cancellationToken)
    {
        try
        {
            return (await renewal.WaitAsync(cancellationToken).ConfigureAwait(false)).AccessToken;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (TokenInForce() is { } token)
                return token;
            throw;
        }
    }

    // After an early renewal that failed, the current token may still be valid.
    private string? TokenInForce()
    {
        lock (_lock)
            return _current is { } current && current.AccessToken != _rejected && !(current.ExpiresAt <= _time.GetUtcNow()) ? current.AccessToken : null;
    }

    private bool IsRenewalDue(OAuthTokenPair tokens)
    {
        if (tokens.AccessToken == _rejected)
            return true;
        if (tokens.RefreshToken is null || tokens.ExpiresAt is not { } expiry)
            return false;
        DateTimeOffset now = _time.GetUtcNow();
        return now >= expiry || (now >= expiry - _margin && now >= _pausedUntil);
    }

    private Task<OAuthTokenPair> StartRenewal()
    {
        // It belongs to no single request: it runs outside the lock, and without the execution context of the request.
        Task<OAuthTokenPair> renewal;
        using (ExecutionContext.SuppressFlow())
            renewal = Task.Run(RenewAsync);

        // When it fails, no request may be waiting for it any more.
        Abandonable.Observe(renewal);
        return renewal;
    }

    private async Task<OAuthTokenPair> RenewAsync()
    {
        try
        {
            OAuthTokenPair? tokens = _unsaved is null ? await FindAsync().ConfigureAwait(false) : null;
            bool isFound = tokens is not null;
            if (tokens is null)
            {
                tokens = _unsaved!;
                await CallStoreAsync("save the new tokens", limit => _store.SaveAsync(tokens, limit)).ConfigureAwait(false);
                _unsaved = null;
                await ReleaseAsync().ConfigureAwait(false);
            }

            lock (_lock)
            {
                _renewal = null;
                _current = tokens;
                _margin = s_expiryMargin;
                if (!isFound)
                {
                    _refreshed = _time.GetUtcNow();
                    if (tokens.ExpiresAt is { } expiry && expiry - _received < 2 * s_expiryMargin)
                        _margin = (expiry - _received) / 2;
                }

                if (tokens.AccessToken != _rejected)
                    _rejected = null;
            }

            return tokens;
        }
        catch
        {
            lock (_lock)
            {
                _renewal = null;
                _pausedUntil = _time.GetUtcNow() + s_pause;
            }

            throw;
        }
    }

    // Returns the tokens of the store if they can be used; otherwise null, and new ones are in _unsaved.
    private async ValueTask<OAuthTokenPair?> FindAsync()
    {
        OAuthTokenPair tokens = await LoadAsync().ConfigureAwait(false);

        OAuthTokenPair? current;
        bool isUsable;
        lock (_lock)
        {
            current = _current;
            if (IsUsed(tokens) && current is not null && !IsUsed(current))
                tokens = current; // The store is out of date.
            isUsable = tokens.RefreshToken is null || !(tokens.AccessToken == _rejected || _time.GetUtcNow() >= tokens.ExpiresAt - s_expiryMargin);
        }

        if (isUsable)
            return tokens;
        if (IsUsed(tokens))
            throw Reauthorization();
        if (RefreshLock is null)
            _unsaved = await RefreshAsync(tokens.RefreshToken!).ConfigureAwait(false);
        else if (!await RefreshLockedAsync(RefreshLock, tokens.RefreshToken!).ConfigureAwait(false))
            return await FindAsync().ConfigureAwait(false);
        return null;
    }

    private async ValueTask<OAuthTokenPair> LoadAsync() =>
        await CallStoreAsync("load the tokens", async limit => await _store.LoadAsync(limit).ConfigureAwait(false)).ConfigureAwait(false)
        ?? throw new NotionReauthorizationException("No tokens are stored for this installation: the user must authorize the connection.");

    // Returns false when another process has stored other tokens meanwhile.
    private async ValueTask<bool> RefreshLockedAsync(IOAuthRefreshLock shared, string refreshToken)
    {
        _lease = await AcquireAsync(shared, refreshToken).ConfigureAwait(false);
        bool isHeld = false;
        try
        {
            if ((await LoadAsync().ConfigureAwait(false)).RefreshToken != refreshToken)
                return false;
            if (_lease.IsInDoubt)
            {
                _usedRefreshToken = refreshToken;
                _failure = null;
                throw Reauthorization();
            }

            await CallStoreAsync("record the use of the refresh token", _lease.MarkSentAsync).ConfigureAwait(false);
            try
            {
                _unsaved = await RefreshAsync(refreshToken).ConfigureAwait(false);
            }
            catch when (_usedRefreshToken is null)
            {
                await CallStoreAsync("record that the refresh token is unused", _lease.MarkUnusedAsync).ConfigureAwait(false);
                throw;
            }

            // Until the new tokens are saved.
            return isHeld = true;
        }
        finally
        {
            if (!isHeld)
                await ReleaseAsync().ConfigureAwait(false);
        }
    }

    private async Task<IOAuthRefreshLease> AcquireAsync(IOAuthRefreshLock shared, string refreshToken)
    {
        using var limit = new CancellationTokenSource(s_longestLock, _time);
        CancellationToken token = limit.Token;
        Task<IOAuthRefreshLease> lease = Task.Run(async () => await shared.AcquireAsync(RefreshLockKey.Of(refreshToken), token).ConfigureAwait(false), CancellationToken.None);
        try
        {
            return await Abandonable.WaitAsync(lease, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            // One that comes later would keep the other processes waiting until it expires.
            _ = lease.ContinueWith(
                static late => Abandonable.Observe(ReleaseAsync(late.Result)),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw new NotionTimeoutException(s_longestLock, string.Create(CultureInfo.InvariantCulture, $"The lock for the refresh of the tokens was not free within {s_longestLock.TotalSeconds:0.###} s (OAuthTokenProvider.RefreshLock)."), e);
        }
    }

    private async ValueTask ReleaseAsync()
    {
        IOAuthRefreshLease? lease = _lease;
        _lease = null;
        if (lease is null)
            return;
        using var limit = new CancellationTokenSource(StoreTimeout, _time);
        Task released = ReleaseAsync(lease);
        Abandonable.Observe(released);
        await released.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A lease that cannot be released expires; the tokens are saved, or the request has failed for another reason.
    private static Task ReleaseAsync(IOAuthRefreshLease lease) => Task.Run(async () => await lease.DisposeAsync().ConfigureAwait(false));

    private async Task CallStoreAsync(string what, Func<CancellationToken, ValueTask> call) =>
        await CallStoreAsync(
            what,
            async limit =>
            {
                await call(limit).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);

    // A store that hangs, or blocks its thread, must not end the provider: the next renewal calls it again.
    private async Task<T> CallStoreAsync<T>(string what, Func<CancellationToken, Task<T>> call)
    {
        using var limit = new CancellationTokenSource(StoreTimeout, _time);
        try
        {
            return await Abandonable.WaitAsync(Task.Run(() => call(limit.Token), CancellationToken.None), limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            throw new NotionTimeoutException(StoreTimeout, string.Create(CultureInfo.InvariantCulture, $"The token store did not {what} within {StoreTimeout.TotalSeconds:0.###} s (OAuthTokenProvider.StoreTimeout)."), e);
        }
    }

    private bool IsUsed(OAuthTokenPair tokens) => tokens.RefreshToken is not null && tokens.RefreshToken == _usedRefreshToken;

    private async ValueTask<OAuthTokenPair> RefreshAsync(string refreshToken)
    {
        _usedRefreshToken = refreshToken;
        try
        {
            OAuthToken answer = await _oauth.CreateTokenAsync(new RefreshTokenGrant(refreshToken), CancellationToken.None).ConfigureAwait(false);
            if (!BearerToken.IsValid(answer.AccessToken) || answer.RefreshToken?.Length == 0)
                throw new NotionResponseException(HttpStatusCode.OK, "The new pair of tokens is not usable: a token is empty, or has blanks, line breaks or characters that are not ASCII.");
            if (answer.RefreshToken == refreshToken)
                _usedRefreshToken = null;
            _received = _time.GetUtcNow();
            return OAuthTokenPair.From(answer, _received);
        }
        catch (Exception e) when (RefreshOutcome.IsTokenUnused(e))
        {
            _usedRefreshToken = null;
            throw;
        }
        catch (Exception e)
        {
            _failure = e;
            throw Reauthorization();
        }
    }

    private NotionReauthorizationException Reauthorization() => new(
        _failure is NotionApiException { Code: var code } && code == NotionErrorCode.InvalidGrant
            ? "Notion does not accept the refresh token any more: the user must authorize the connection again."
            : _failure is NotionResponseException { StatusCode: HttpStatusCode.OK }
            ? "Notion has exchanged the refresh token, but the response holds no usable tokens: the user must authorize the connection again. The stored tokens were not changed."
            : "It is not known whether Notion has exchanged the refresh token, and a second use would revoke all tokens of the installation: the user must authorize the connection again.",
        _failure);
}
