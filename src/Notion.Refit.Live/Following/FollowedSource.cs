using Notion.Refit.Models;

namespace Notion.Refit.Live.Following;

/// <summary>A data source whose rows are followed, with or without their content.</summary>
internal sealed class FollowedSource(LiveStore store, DataSourceId id, bool content) : IFollowed
{
    private readonly ContentClock _clock = new(store);
    private DateTimeOffset? _highest;

    public Guid Id => id.Value;

    public DataSourceId SourceId => id;

    public bool IsKnown => store.FreshnessOf(id.Value) is { IsListed: true };

    public void Start() => store.StartSource(id.Value, content);

    public void End() => store.EndSource(id.Value, content);

    public async Task LookAsync(LookReader reader, CancellationToken cancellationToken)
    {
        // In the trash or lost: one request says whether it is back, and then everything may have changed.
        if (store.FreshnessOf(id.Value) is { IsTrashed: true } or { IsLost: true })
        {
            await SweepAsync(reader, cancellationToken).ConfigureAwait(false);
            return;
        }

        _highest ??= HighestKnown();

        // Notion's times are whole minutes, and a change within a minute that was seen does not move them: the last two are read again each time.
        if (await reader.ReadRowsAsync(id, _highest?.AddMinutes(-1), cancellationToken).ConfigureAwait(false) is not { } rows)
            return;
        await ReadContentAsync(rows, reader, isAll: false, cancellationToken).ConfigureAwait(false);
        Raise(rows);
    }

    public async Task SweepAsync(LookReader reader, CancellationToken cancellationToken)
    {
        // The rows of a data source in the trash are as they were: asking for each what has become of it would take a request a row.
        if (await reader.ReadSourceAsync(id, cancellationToken).ConfigureAwait(false) is not { InTrash: false })
            return;
        HashSet<PageId> before = [.. store.RowsOf(id) ?? []];
        if (await reader.ReadRowsAsync(id, since: null, cancellationToken).ConfigureAwait(false) is not { } rows)
            return;
        foreach (Page row in rows)
            before.Remove(row.Id);

        // In the trash, somewhere else, or not shared any more: only the page itself says which.
        foreach (PageId gone in before)
            await reader.ReadPageAsync(gone, cancellationToken).ConfigureAwait(false);
        await ReadContentAsync(rows, reader, isAll: true, cancellationToken).ConfigureAwait(false);
        foreach (Page row in rows)
        {
            if (store.AreCommentsRead(row.Id))
                await reader.ReadCommentsAsync(row.Id, cancellationToken).ConfigureAwait(false);
        }

        Raise(rows);
    }

    private async Task ReadContentAsync(IReadOnlyList<Page> rows, LookReader reader, bool isAll, CancellationToken cancellationToken)
    {
        if (!content)
            return;
        foreach (Page row in rows)
        {
            if (!_clock.IsDue(row.Id, row.LastEditedTime) && !isAll)
                continue;
            try
            {
                await reader.ReadTreeAsync(row.Id, cancellationToken).ConfigureAwait(false);
                _clock.Done(row.Id);
            }
            catch
            {
                _clock.Reset(row.Id);
                throw;
            }
        }
    }

    // After everything was read: a look that fails starts from the same place.
    private void Raise(IReadOnlyList<Page> rows)
    {
        foreach (Page row in rows)
        {
            if (_highest is null || row.LastEditedTime > _highest)
                _highest = row.LastEditedTime;
        }
    }

    private DateTimeOffset? HighestKnown()
    {
        DateTimeOffset? highest = null;
        foreach (PageId row in store.RowsOf(id) ?? [])
        {
            if (store.FindPage(row) is { } page && (highest is null || page.LastEditedTime > highest))
                highest = page.LastEditedTime;
        }

        return highest;
    }
}
