using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Notion.Refit.Emulator;

/// <summary>The options of an emulator.</summary>
public sealed record NotionEmulatorOptions
{
    /// <summary>The valid token. Default <c>ntn_emulator</c>.</summary>
    public string Token { get; init; } = "ntn_emulator";

    /// <summary>The client id of the public connection (<see cref="NotionEmulator.OAuth"/>). Default <c>emulated-client</c>.</summary>
    public string OAuthClientId { get; init; } = "emulated-client";

    /// <summary>The client secret of the public connection. Default <c>emulated-secret</c>.</summary>
    public string OAuthClientSecret { get; init; } = "emulated-secret";

    /// <summary>
    /// The redirect URIs of the public connection: the authorization page of the server redirects to no others. Default: empty, which allows
    /// any.
    /// </summary>
    public IReadOnlyList<string> OAuthRedirectUris { get; init; } = [];

    /// <summary>The lifetime of OAuth access tokens, by the clock; null (the default) until they are refreshed or revoked.</summary>
    public TimeSpan? OAuthTokenLifetime { get; init; }

    /// <summary>The seed of all ids, so that they are the same in every run; null (the default) for random ones.</summary>
    public int? Seed { get; init; }

    /// <summary>The clock of the workspace. Default: the system clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The loggers for requests. Default: none.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The start of page and database addresses. Default: that of Notion.</summary>
    public Uri AppAddress { get; init; } = new("https://app.notion.com/p/");

    /// <summary>The largest number of rows that a query returns in all of its pages. Default 10,000, as in Notion.</summary>
    public int QueryResultLimit { get; init; } = 10_000;

    /// <summary>
    /// The duration, by the clock, of work that the API does after its response, such as applying templates. Default zero: it is done
    /// before the next request.
    /// </summary>
    public TimeSpan AsyncDelay { get; init; }

    /// <summary>The time, by the clock, after which a stream of a session ends although its agent is at work. Default 5 minutes.</summary>
    public TimeSpan SessionStreamLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The time, by the clock, during which a search does not find new objects. Default zero. Objects that are themselves shared with a
    /// connection are found at once.
    /// </summary>
    public TimeSpan SearchLag { get; init; }

    /// <summary>The limits after which requests return 429; null (the default) for none.</summary>
    public EmulatedRateLimit? RateLimit { get; init; }

    /// <summary>The number of requests that <see cref="NotionEmulator.Requests"/> keeps: the newest ones. Default 1,000; with 0 requests are not counted either.</summary>
    public int RecordedRequests { get; init; } = 1000;

    /// <summary>
    /// The size in bytes of the largest file that may be uploaded. Default is 5 GiB, that of paid workspaces; free ones have 5 MiB, with which
    /// uploads in parts are of little use.
    /// </summary>
    public long MaxFileUploadSize { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>The duration of a file import, by the clock. Default zero.</summary>
    public TimeSpan FileImportDelay { get; init; }

    /// <summary>The largest number of blocks of a page that Markdown contains. Default 20,000, as in Notion.</summary>
    public int MarkdownBlockLimit { get; init; } = 20_000;

    /// <summary>The timing of webhook deliveries. Default: at once, each write by itself.</summary>
    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>The name of the workspace.</summary>
    public string WorkspaceName { get; init; } = "Emulated workspace";

    /// <summary>The name of the integration that the token belongs to; also the name of its bot.</summary>
    public string IntegrationName { get; init; } = "Emulated integration";
}
