using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>A public connection in a workspace: the pair of tokens that is in force, and the refresh tokens that are used up.</summary>
internal sealed class Installation : ISnapshotState
{
    /// <summary>Whom the access token belongs to; another object after every refresh.</summary>
    public required Connection Connection { get; set; }

    public required string RefreshToken { get; set; }

    public required DateTimeOffset IssuedAt { get; set; }

    public HashSet<string> UsedRefreshTokens { get; } = new(StringComparer.Ordinal);
}
