namespace Notion.Refit.Live;

// The place of a data source: its database, or the trash.
public sealed partial class LiveDataSource
{
    /// <summary>Whether the data source is in the trash, or will be when the session is saved.</summary>
    public bool InTrash => Read(Members.InTrash, () => IsTrashed);

    internal bool IsTrashed => Session.Store.FreshnessOf(Existing()) is { IsTrashed: true };

    /// <summary>Puts the data source with its rows into the trash when the session is saved.</summary>
    /// <remarks>Before the save, <see cref="Restore"/> takes it back.</remarks>
    public void Remove() => Set(Members.InTrash, true, IsTrashed, nameof(InTrash));

    /// <summary>Takes the data source out of the trash when the session is saved; before <see cref="Remove"/> was saved, takes it back.</summary>
    public void Restore() => Set(Members.InTrash, false, IsTrashed, nameof(InTrash));

    /// <summary>Moves the data source with its rows into another database. Sent at once.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that is done when the data source is moved.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    /// <remarks>The databases are read again by <see cref="LiveDatabase.LoadAsync"/>: their lists of data sources have changed.</remarks>
    public async Task MoveAsync(LiveDatabase database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await Session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = Session.Store.Begin();
        Session.Store.Apply(
            await Session.Client.DataSources.UpdateAsync(Id, new() { Parent = Models.Parent.Database(database.Id) }, cancellationToken).ConfigureAwait(false),
            ticket,
            ChangeOrigin.Local);
    }
}
