using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>An authorization that a person has given, until the app exchanges its code.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Person">The person.</param>
/// <param name="Capabilities">What the installation may do.</param>
/// <param name="Shared">What is shared with it; null for everything.</param>
/// <param name="RedirectUri">Where the person was sent back to, if that was said in the address of the page.</param>
/// <param name="End">When the code ends.</param>
internal sealed record AuthorizationCode(
    Workspace Workspace, StoredUser Person, ConnectionCapabilities Capabilities, IReadOnlyList<Guid>? Shared, string? RedirectUri, DateTimeOffset End)
    : ISnapshotState;
