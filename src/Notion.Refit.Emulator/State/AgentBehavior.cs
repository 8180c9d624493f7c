using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>The way in which an agent finds its replies: a script, or code of a test.</summary>
/// <param name="script">The replies in order, the last of which is repeated; null where there is code.</param>
/// <param name="code">The code; null where there is a script.</param>
[SharedBySnapshots("The code belongs to the test; what it keeps is not part of the workspace.")]
internal sealed class AgentBehavior(IReadOnlyList<AgentReply>? script, Func<string, AgentContext, CancellationToken, ValueTask<AgentReply>>? code)
{
    /// <summary>The code; null where there is a script.</summary>
    public Func<string, AgentContext, CancellationToken, ValueTask<AgentReply>>? Code => code;

    /// <summary>Returns a reply of the script.</summary>
    /// <param name="turn">The number of the turn, from 0 on.</param>
    public AgentReply Scripted(int turn) => script is { Count: > 0 } ? script[Math.Min(turn, script.Count - 1)] : new AgentReply();
}
