using Notion.Refit.Emulator;

namespace Notion.Refit.TaskBoard.Demo;

/// <summary>A person in the emulator who can sign in.</summary>
/// <param name="Name">The name.</param>
/// <param name="Person">The id of the person.</param>
/// <param name="Workspace">The workspace of the person.</param>
/// <param name="Connection">A connection that sees the workspace: the webhooks of the workspace are subscribed with it.</param>
/// <param name="Tasks">The data source of the board.</param>
public sealed record DemoAccount(string Name, UserId Person, EmulatedWorkspace Workspace, EmulatedConnection Connection, DataSourceId Tasks);
