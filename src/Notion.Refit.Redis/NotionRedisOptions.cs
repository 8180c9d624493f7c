using StackExchange.Redis;

namespace Notion.Refit.Redis;

/// <summary>The options of what processes share by Redis.</summary>
public sealed class NotionRedisOptions
{
    /// <summary>
    /// The address in the form of StackExchange.Redis, such as <c>localhost:6379,user=app,password=…</c>; several endpoints for a cluster or for
    /// replicas. Not needed with <see cref="Connect"/>.
    /// </summary>
    public string? Configuration { get; set; }

    /// <summary>Returns the connection instead of <see cref="Configuration"/>, when the app has one already. The app owns and disposes it.</summary>
    public Func<CancellationToken, Task<IConnectionMultiplexer>>? Connect { get; set; }

    /// <summary>
    /// The start of all keys and of the channel. The default is <c>notion</c>: keys are <c>notion:limit:{hash}</c>, <c>notion:refresh:{hash}:…</c>
    /// and <c>notion:delivery:{hash}</c>, the channel is <c>notion:limits</c>. Processes with different prefixes share nothing.
    /// </summary>
    public string Prefix { get; set; } = "notion";

    /// <summary>
    /// The longest wait for a response of Redis. The default is 200 milliseconds. After that a process goes on alone with its rate limits, and tries
    /// again a second later.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The time for which the rate limit of an unused token is kept. The default is 10 minutes; it is kept for two windows and through pauses in any case.</summary>
    public TimeSpan LimitLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The time after which the lease of a process that has ended in the middle of a token refresh is free. The default is 30 seconds. A process that runs
    /// extends its lease.
    /// </summary>
    public TimeSpan RefreshLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time for which it is known that a refresh token was sent. The default is 7 days.</summary>
    public TimeSpan RefreshMemory { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether tokens may be refreshed without a lease while Redis is away. The default is false: requests go on with the old access token as long as it is
    /// valid and then fail, because Notion revokes an installation when two processes send the same refresh token.
    /// </summary>
    public bool RefreshWithoutLease { get; set; }

    /// <summary>The time for which a delivery of a webhook is known. The default is 2 days; Notion repeats deliveries for 24 hours.</summary>
    public TimeSpan DeliveryLifetime { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Returns prefix and times; not the configuration, which may contain a password.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"prefix '{Prefix}', timeout {Timeout}";

    internal void Validate()
    {
        if (string.IsNullOrEmpty(Configuration) && Connect is null)
            throw new ArgumentException("There is no address: set Configuration, such as \"localhost:6379\", or Connect.");
        if (string.IsNullOrWhiteSpace(Prefix) || Prefix.AsSpan().ContainsAny('{', '}'))
            throw new ArgumentException($"'{Prefix}' is not a prefix: it must not be blank or have braces, which mark the part of a key that decides on the node of a cluster.");
        ThrowUnless(Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), nameof(Timeout));
        ThrowUnless(LimitLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30), nameof(LimitLifetime));
        ThrowUnless(RefreshLease, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), nameof(RefreshLease));
        ThrowUnless(RefreshMemory, TimeSpan.FromMinutes(10), TimeSpan.FromDays(365), nameof(RefreshMemory));
        ThrowUnless(DeliveryLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365), nameof(DeliveryLifetime));
    }

    private static void ThrowUnless(TimeSpan value, TimeSpan shortest, TimeSpan longest, string name)
    {
        if (value < shortest || value > longest)
            throw new ArgumentException($"{name}: {value} is not a time from {shortest} to {longest}.");
    }
}
