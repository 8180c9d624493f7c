namespace Notion.Refit.Live.Saving;

/// <summary>A new database, as it was when the save started.</summary>
internal sealed class PlannedDatabase(LiveDatabase database)
{
    public LiveDatabase Database { get; } = database;

    public IReadOnlyList<PendingChange> Changes { get; } = [.. database.PendingChanges];
}
