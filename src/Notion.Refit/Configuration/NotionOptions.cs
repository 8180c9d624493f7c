using System.Text.Json.Serialization;

namespace Notion.Refit;

/// <summary>The options of a client.</summary>
/// <remarks>
/// <para>They are validated when the host starts, and again when the configuration is reloaded. After a reload, <see cref="Token"/>,
/// <see cref="ClientId"/>, <see cref="ClientSecret"/> and <see cref="Version"/> are used from the next request on. <see cref="BaseAddress"/>, time
/// limits, retries, rate limit and sizes stay as they were when the client was first used, for clients of
/// <see cref="INotionClientFactory"/> too; a warning in the log names what has changed without effect. After a reload of options that are not
/// valid, everything goes on with the last valid ones.</para>
/// <para>Neither token nor secret is part of <see cref="ToString"/>.</para>
/// </remarks>
public sealed class NotionOptions
{
    /// <summary>The version of the API this library is made for.</summary>
    public const string DefaultApiVersion = "2026-03-11";

    /// <summary>
    /// The token of the connection, sent as <c>Authorization: Bearer …</c>. Not needed where an <see cref="INotionTokenProvider"/> is
    /// registered, or where only OAuth is used. A token that changes in the configuration is used from the next request on.
    /// </summary>
    [JsonIgnore]
    public string? Token { get; set; }

    /// <summary>
    /// Whether it is an error at the start of the app that there is neither a token nor a token provider. The default is true. Set it to
    /// false where all tokens are known only at run time and go to <see cref="INotionClientFactory.CreateClient(string)"/>.
    /// </summary>
    public bool RequireToken { get; set; } = true;

    /// <summary>The client id of a public connection, for <see cref="INotionOAuth"/>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client secret of a public connection, for <see cref="INotionOAuth"/>.</summary>
    [JsonIgnore]
    public string? ClientSecret { get; set; }

    /// <summary>The address of the API. The default is <c>https://api.notion.com</c>; a path is kept, for gateways.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.notion.com");

    /// <summary>
    /// The date of the API version, sent as <c>Notion-Version</c>. The default is <see cref="DefaultApiVersion"/>; answers of 2025-09-03 are
    /// understood too.
    /// </summary>
    public string ApiVersion { get; set; } = DefaultApiVersion;

    /// <summary>
    /// How long one attempt may take, from the first byte sent to the last byte of the answer. The default is 65 seconds, since Notion
    /// itself gives up after 60. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> switches it off.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(65);

    /// <summary>
    /// How long a call may take with all its attempts and the waits between them. The default is 5 minutes. The wait for the first
    /// attempt is limited by <see cref="NotionRateLimitOptions.MaxWait"/> instead. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>
    /// switches it off.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The largest body of a response in bytes, decompressed. The default is 128 MiB (134,217,728). A longer one fails with
    /// <see cref="NotionResponseException"/> as soon as it is exceeded, so that a compressed body cannot fill the memory.
    /// </summary>
    public long MaxResponseSize { get; set; } = 128 * 1024 * 1024;

    /// <summary>The settings of retries. <see cref="NotionRetryOptions.None"/> switches it off.</summary>
    public NotionRetryOptions Retry { get; set; } = new();

    /// <summary>The settings of the rate limiter, which holds requests back so that Notion need not refuse them. <see cref="NotionRateLimitOptions.None"/> switches it off.</summary>
    public NotionRateLimitOptions RateLimit { get; set; } = new();

    /// <summary>Returns address, version, time limits, retries and rate limit; no token and no secret.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{BaseAddress}, version {ApiVersion}, attempts of {AttemptTimeout}, calls of {TotalTimeout}, {Retry}, {RateLimit}";
}
