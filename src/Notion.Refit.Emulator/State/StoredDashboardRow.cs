using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>A row of widgets of a dashboard.</summary>
internal sealed class StoredDashboardRow(Guid id) : ISnapshotState
{
    public Guid Id { get; } = id;

    /// <summary>The widgets from the left: each the id of its own and the view it shows.</summary>
    public List<(Guid Id, StoredView View)> Widgets { get; } = [];
}
