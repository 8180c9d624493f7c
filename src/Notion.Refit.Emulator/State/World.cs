using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>All that an emulator holds: its workspaces, and the tokens that lead into them.</summary>
internal sealed class World : IDisposable, ISnapshotState
{
    private readonly Lock _lock = new();
    private readonly List<Workspace> _workspaces = [];

    public World() => Installations = new Installations(Connections);

    public ConnectionTable Connections { get; } = new();

    /// <summary>The OAuth installations.</summary>
    public Installations Installations { get; }

    public IReadOnlyList<Workspace> Workspaces
    {
        get
        {
            lock (_lock)
                return [.. _workspaces];
        }
    }

    /// <summary>Finds a workspace that exists.</summary>
    public Workspace Workspace(Guid id) => Workspaces.First(workspace => workspace.Id == id);

    public void Add(Workspace workspace)
    {
        lock (_lock)
            _workspaces.Add(workspace);
    }

    /// <summary>Looks at all workspaces while none of them changes.</summary>
    public T Read<T>(Func<T> read) => Workspaces.Aggregate(read, static (inner, workspace) => () => workspace.Read(inner))();

    public void Dispose()
    {
        foreach (Workspace workspace in Workspaces)
            workspace.Dispose();
    }
}
