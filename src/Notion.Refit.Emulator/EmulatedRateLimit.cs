namespace Notion.Refit.Emulator;

/// <summary>How many requests an emulator takes before it answers 429, as the API does.</summary>
/// <remarks>
/// A window begins with the first request after the one before has ended; what is refused does not count. The answer tells in
/// <c>Retry-After</c> when the window ends, and in <c>rate_limit_reason</c> which of the two it was.
/// </remarks>
public sealed record EmulatedRateLimit
{
    /// <summary>What a connection may send in <see cref="ConnectionWindow"/>; null for any number. Default 180, as in most plans.</summary>
    public int? RequestsPerConnection { get; init; } = 180;

    /// <summary>The window of a connection. Default 60 seconds.</summary>
    public TimeSpan ConnectionWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What all connections of a workspace may send together in <see cref="WorkspaceWindow"/>; null (the default) for any number.</summary>
    /// <remarks>The API has such a limit, but its numbers are not published.</remarks>
    public int? RequestsPerWorkspace { get; init; }

    /// <summary>The window of a workspace. Default 5 minutes.</summary>
    public TimeSpan WorkspaceWindow { get; init; } = TimeSpan.FromMinutes(5);
}
