using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>What a person has agreed to, until the app comes for its tokens.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Person">The person.</param>
/// <param name="Capabilities">What the installation may do.</param>
/// <param name="Shared">What is shared with it; null for everything.</param>
/// <param name="RedirectUri">Where the person was sent back to, if that was said in the address of the page.</param>
/// <param name="End">When the code ends.</param>
internal sealed record AuthorizationCode(
    Workspace Workspace, StoredUser Person, ConnectionCapabilities Capabilities, IReadOnlyList<Guid>? Shared, string? RedirectUri, DateTimeOffset End)
    : ISnapshotState;
