using Notion.Refit.Models;

namespace Notion.Refit.Live.Following;

/// <summary>A database that is followed, with the rows of all its data sources.</summary>
/// <remarks>One look at a time: <see cref="LiveFollow"/> keeps them apart. It can end during one.</remarks>
internal sealed class FollowedDatabase(LiveStore store, DatabaseId id, bool content) : IFollowed
{
    private readonly Lock _gate = new();
    private readonly List<FollowedSource> _sources = [];

    // Nothing was read of these since they were here: they are read as a whole when they come back.
    private readonly HashSet<DataSourceId> _left = [];
    private bool _isEnded;

    public Guid Id => id.Value;

    public bool IsKnown => store.FindDatabase(id) is { IsPartial: false } database
        && database.DataSources.All(source => store.FreshnessOf(source.Id.Value) is { IsListed: true });

    public void Start() => store.Retain(id.Value);

    public void End()
    {
        FollowedSource[] sources;
        lock (_gate)
        {
            _isEnded = true;
            sources = [.. _sources];
            _sources.Clear();
        }

        foreach (FollowedSource source in sources)
            source.End();
        store.Release(id.Value);
    }

    public Task LookAsync(LookReader reader, CancellationToken cancellationToken) => ReadAsync(reader, isSweep: false, cancellationToken);

    public Task SweepAsync(LookReader reader, CancellationToken cancellationToken) => ReadAsync(reader, isSweep: true, cancellationToken);

    private async Task ReadAsync(LookReader reader, bool isSweep, CancellationToken cancellationToken)
    {
        // Neither the title nor the list of data sources shows in a query: the database is read each time.
        Database? database = await reader.ReadDatabaseAsync(id, cancellationToken).ConfigureAwait(false);
        DataSourceId[] listed = database is { InTrash: false } ? [.. database.DataSources.Select(source => source.Id)] : [];
        foreach (FollowedSource source in Sources())
        {
            if (listed.Contains(source.SourceId))
                continue;

            // In the trash, in another database, or lost with this one: only the data source itself says which.
            await reader.ReadSourceAsync(source.SourceId, cancellationToken).ConfigureAwait(false);
            Remove(source);
        }

        foreach (DataSourceId source in listed)
            await ReadSourceAsync(source, reader, isSweep, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadSourceAsync(DataSourceId source, LookReader reader, bool isSweep, CancellationToken cancellationToken)
    {
        FollowedSource? present = Array.Find(Sources(), other => other.SourceId == source);
        FollowedSource followed = present ?? new FollowedSource(store, source, content);
        if (present is null)
        {
            if (!Add(followed))
                return;
            isSweep |= !followed.IsKnown || _left.Contains(source);
        }

        try
        {
            if (isSweep)
                await followed.SweepAsync(reader, cancellationToken).ConfigureAwait(false);
            else
                await followed.LookAsync(reader, cancellationToken).ConfigureAwait(false);
            _left.Remove(source);
        }
        catch when (present is null)
        {
            // New again at the next look.
            Remove(followed);
            throw;
        }
    }

    private FollowedSource[] Sources()
    {
        lock (_gate)
            return [.. _sources];
    }

    private bool Add(FollowedSource source)
    {
        lock (_gate)
        {
            if (_isEnded)
                return false;
            _sources.Add(source);
            source.Start();
            return true;
        }
    }

    private void Remove(FollowedSource source)
    {
        _left.Add(source.SourceId);
        lock (_gate)
        {
            if (!_sources.Remove(source))
                return;
        }

        source.End();
    }
}
