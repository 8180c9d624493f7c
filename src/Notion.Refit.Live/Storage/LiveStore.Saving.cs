using Notion.Refit.Live.Following;
using Notion.Refit.Live.Storage;
using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

public sealed partial class LiveStore
{
    private static readonly TimeSpan s_saveAfter = TimeSpan.FromSeconds(1);

    private readonly HashSet<Guid> _unsaved = [];
    private readonly SemaphoreSlim _oneSave = new(1, 1);
    private ILiveStorage? _storage;
    private ITimer? _saveTimer;

    /// <summary>Creates a store with what a storage has kept of the same installation.</summary>
    /// <param name="client">The client. It stays the caller's and is not disposed.</param>
    /// <param name="storage">The storage. It stays the caller's; what becomes known is written to it a second later, and when the store is disposed.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The store. Its objects can be read at once; following asks for what has changed since.</returns>
    /// <exception cref="InvalidOperationException">The storage is of another installation: nothing of it was read into the store.</exception>
    /// <exception cref="NotionException">The request for the bot of the installation failed.</exception>
    /// <remarks>One request, which says which installation the token belongs to.</remarks>
    public static async Task<LiveStore> OpenAsync(
        INotionClient client, ILiveStorage storage, LiveStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        LiveStore store = Create(client, options);
        try
        {
            Guid installation = (await store.GetInstallationAsync(cancellationToken).ConfigureAwait(false)).Id.Value;
            Guid? kept = null;
            var records = new List<(Guid Id, Known Known)>();
            await foreach (LiveRecord record in storage.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (record.Kind == RecordText.Installation)
                    kept = record.Id;
                else
                    records.Add((record.Id, RecordText.Read(record)));
            }

            if (kept is { } other && other != installation)
                throw new InvalidOperationException($"The storage is of another installation: of the bot {other}, while the token is of {installation}.");
            store.Restore(records);
            if (kept is null)
                await storage.WriteAsync([new LiveRecord(installation, RecordText.Installation, "{}"u8.ToArray())], cancellationToken).ConfigureAwait(false);
            store.StartSaving(storage);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Writes what is not on disk yet. Happens by itself a second after something became known.</summary>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that completes when the storage has it.</returns>
    public async Task SaveAsync(CancellationToken cancellationToken = default)
    {
        if (_storage is not { } storage)
            return;
        await _oneSave.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Guid[] ids;
            Known?[] states;
            lock (_gate)
            {
                ids = [.. _unsaved];
                states = [.. ids.Select(Look)];
                _unsaved.Clear();
            }

            if (ids.Length == 0)
                return;
            try
            {
                // The states are of one moment, and are written in one step: what is on disk was true together.
                await storage.WriteAsync([.. ids.Zip(states, static (id, known) => known is null ? new LiveRecord(id, "", null) : RecordText.Of(id, known))], cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                lock (_gate)
                    _unsaved.UnionWith(ids);
                throw;
            }
        }
        finally
        {
            _oneSave.Release();
        }
    }

    /// <summary>Notes that the content of a page was read after the minute of its last change was over.</summary>
    internal void MarkSettled(PageId page, DateTimeOffset lastEdited)
    {
        lock (_gate)
        {
            if (Look(page.Value) is { Snapshot: Page known } entry && known.LastEditedTime == lastEdited && (entry.Flags & KnownFlags.Settled) == KnownFlags.None)
                Put(page.Value, entry with { Flags = entry.Flags | KnownFlags.Settled });
        }
    }

    /// <summary>Whether the content of a page was read after the minute of its last change was over.</summary>
    internal bool IsSettled(PageId page) => Look(page.Value) is { } known && (known.Flags & KnownFlags.Settled) != KnownFlags.None;

    private void NoteChanged(Guid id)
    {
        if (_storage is null || !_unsaved.Add(id) || _unsaved.Count > 1)
            return;
        _saveTimer?.Change(s_saveAfter, Timeout.InfiniteTimeSpan);
    }

    private void StartSaving(ILiveStorage storage)
    {
        lock (_gate)
        {
            _storage = storage;
            _saveTimer = TimeProvider.CreateTimer(static store => _ = ((LiveStore)store!).SaveInBackgroundAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task SaveInBackgroundAsync()
    {
        try
        {
            await SaveAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            FollowLog.NotSaved(_logger, e);
            lock (_gate)
            {
                if (!_isDisposed)
                    _saveTimer?.Change(s_saveAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Restore(List<(Guid Id, Known Known)> records)
    {
        lock (_gate)
        {
            foreach ((Guid id, Known known) in records)
            {
                _known[id] = known is KnownParent { Snapshot: DataSource } or KnownParent { Snapshot: null, Children: null, Block: null } && (known.Flags & KnownFlags.Listed) != KnownFlags.None
                    ? (KnownParent)known with { Rows = new RowIds() }
                    : known;
            }

            foreach ((Guid id, Known known) in records)
            {
                if (known.Snapshot is { } model)
                    AddToOwner(id, model);
                if (known is { Snapshot: Page { InTrash: false } page } && (known.Flags & KnownFlags.Lost) == KnownFlags.None && IdOf(page.Parent) is { } source
                    && Look(source) is KnownParent { Rows: { } rows })
                {
                    rows.Add(id);
                }

                if (known.Snapshot is Comment comment && IdOf(comment.Parent) is { } about)
                {
                    if (!_comments.TryGetValue(about, out RowIds? ids))
                        _comments[about] = ids = new RowIds();
                    ids.Add(id);
                }
            }
        }
    }
}
