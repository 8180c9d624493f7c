namespace Notion.Refit.Emulator.State;

/// <summary>Receives what each change of a workspace has touched, under the lock of the workspace.</summary>
internal interface IChangeWatcher
{
    /// <summary>Whether changes are recorded at all. They are not as long as nothing depends on it.</summary>
    bool IsWatching { get; }

    /// <summary>Handles a change that succeeded.</summary>
    void Changed(Workspace workspace, ChangeLog changes);
}
