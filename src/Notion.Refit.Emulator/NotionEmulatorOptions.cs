using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Notion.Refit.Emulator;

/// <summary>How an emulator is set up.</summary>
public sealed record NotionEmulatorOptions
{
    /// <summary>The token that is valid. Default <c>ntn_emulator</c>.</summary>
    public string Token { get; init; } = "ntn_emulator";

    /// <summary>The client id of the public connection that <see cref="NotionEmulator.OAuth"/> is about. Default <c>emulated-client</c>.</summary>
    public string OAuthClientId { get; init; } = "emulated-client";

    /// <summary>The client secret of the public connection. Default <c>emulated-secret</c>.</summary>
    public string OAuthClientSecret { get; init; } = "emulated-secret";

    /// <summary>
    /// The redirect URIs of the public connection, of which the page of authorization of the server sends people to none other. Default is none, which
    /// stands for any.
    /// </summary>
    public IReadOnlyList<string> OAuthRedirectUris { get; init; } = [];

    /// <summary>How long access tokens of OAuth are in force, by the clock; null (the default) until they are refreshed or revoked.</summary>
    public TimeSpan? OAuthTokenLifetime { get; init; }

    /// <summary>Makes all ids come out the same in every run; null (the default) for random ones.</summary>
    public int? Seed { get; init; }

    /// <summary>The clock of the workspace. Default is the one of the system.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the emulator logs requests to. Default is nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>What the addresses of pages and databases begin with. Default is what they begin with in Notion.</summary>
    public Uri AppAddress { get; init; } = new("https://app.notion.com/p/");

    /// <summary>The most rows that a query gives in all of its pages. Default 10,000, as in Notion.</summary>
    public int QueryResultLimit { get; init; } = 10_000;

    /// <summary>
    /// How long work takes, by the clock, that the API does after its answer: applying templates, for one. Default is no time at all: it
    /// is done before the next request.
    /// </summary>
    public TimeSpan AsyncDelay { get; init; }

    /// <summary>
    /// How long a search does not find what was just made, by the clock; default is no time at all. What is itself shared with a connection is
    /// found at once.
    /// </summary>
    public TimeSpan SearchLag { get; init; }

    /// <summary>How many requests are taken before they are answered 429; null (the default) for any number.</summary>
    public EmulatedRateLimit? RateLimit { get; init; }

    /// <summary>How many requests <see cref="NotionEmulator.Requests"/> keeps: the newest ones. Default 1,000; 0 for none, which are not counted either.</summary>
    public int RecordedRequests { get; init; } = 1000;

    /// <summary>
    /// The size in bytes of the largest file that may be uploaded. Default is 5 GiB, that of paid workspaces; free ones have 5 MiB, with which
    /// uploads in parts are of little use.
    /// </summary>
    public long MaxFileUploadSize { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>How long the import of a file from an address takes, by the clock of the workspace. Default is no time at all.</summary>
    public TimeSpan FileImportDelay { get; init; }

    /// <summary>The most blocks of a page that are told as Markdown. Default 20,000, as in Notion.</summary>
    public int MarkdownBlockLimit { get; init; } = 20_000;

    /// <summary>The timing of webhook deliveries. Default: at once, each write by itself.</summary>
    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>The name of the workspace.</summary>
    public string WorkspaceName { get; init; } = "Emulated workspace";

    /// <summary>The name of the integration that the token belongs to; also the name of its bot.</summary>
    public string IntegrationName { get; init; } = "Emulated integration";
}
