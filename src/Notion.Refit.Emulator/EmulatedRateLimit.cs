namespace Notion.Refit.Emulator;

/// <summary>The rate limits after which an emulator returns 429, as the API does.</summary>
/// <remarks>
/// A window starts with the first request after the previous one has ended; refused requests do not count. The response reports the end of
/// the window in <c>Retry-After</c> and the limit in <c>rate_limit_reason</c>.
/// </remarks>
public sealed record EmulatedRateLimit
{
    /// <summary>The number of requests that a connection has in <see cref="ConnectionWindow"/>; null for no limit. Default 180, as in most plans.</summary>
    public int? RequestsPerConnection { get; init; } = 180;

    /// <summary>The window of a connection. Default 60 seconds.</summary>
    public TimeSpan ConnectionWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The number of requests that all connections of a workspace have together in <see cref="WorkspaceWindow"/>; null (the default) for no limit.</summary>
    /// <remarks>The API has such a limit, but its numbers are not published.</remarks>
    public int? RequestsPerWorkspace { get; init; }

    /// <summary>The window of a workspace. Default 5 minutes.</summary>
    public TimeSpan WorkspaceWindow { get; init; } = TimeSpan.FromMinutes(5);
}
