using System.Text.Json.Serialization;

namespace Notion.Refit;

/// <summary>How to call Notion.</summary>
/// <remarks>
/// Checked when the host starts, and again when the configuration changes. Time limits, retries and rate limit stay as they were when the
/// client was first used. Neither token nor secret is part of <see cref="ToString"/>.
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

    /// <summary>Where the API is. The default is <c>https://api.notion.com</c>; a path is kept, for gateways.</summary>
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

    /// <summary>When and how often a request is sent again. <see cref="NotionRetryOptions.None"/> switches it off.</summary>
    public NotionRetryOptions Retry { get; set; } = new();

    /// <summary>How requests are held back, so that Notion need not refuse them. <see cref="NotionRateLimitOptions.None"/> switches it off.</summary>
    public NotionRateLimitOptions RateLimit { get; set; } = new();

    /// <summary>Where to, which version, how long; no token and no secret.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{BaseAddress}, version {ApiVersion}, attempts of {AttemptTimeout}, calls of {TotalTimeout}, {Retry}, {RateLimit}";
}
