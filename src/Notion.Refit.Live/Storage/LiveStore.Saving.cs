using Notion.Refit.Live.Following;
using Notion.Refit.Live.Storage;
using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

public sealed partial class LiveStore
{
    private static readonly TimeSpan s_saveAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _oneSave = new(1, 1);
    private HashSet<Guid> _unsaved = [];
    private ILiveStorage? _storage;
    private ITimer? _saveTimer;

    // The bot of the installation that the storage is of, and whether the storage has it.
    private Guid? _kept;
    private bool _isKept;

    // Whether the token is of this installation; a store without a storage has nothing of another one.
    private bool _isConfirmed = true;
    private bool _hasResponses;
    private string? _foreign;

    /// <summary>Creates a store with what a storage has kept of the same installation. Makes no request: its objects can be read without a network.</summary>
    /// <param name="client">The client. It stays the caller's.</param>
    /// <param name="storage">The storage. It stays the caller's; what becomes known is written to it a second later, and when the store is disposed.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The store. Its objects can be read at once; following asks for what has changed since.</returns>
    /// <remarks>
    /// Before the first request of a session, of following or of an event, one request asks which installation the token belongs to. When that is not the one of
    /// the storage, this call and all later ones throw <see cref="InvalidOperationException"/>, and nothing is written. <see cref="GetInstallationAsync"/>
    /// checks it at once.
    /// </remarks>
    public static async Task<LiveStore> OpenAsync(
        INotionClient client, ILiveStorage storage, LiveStoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        LiveStore store = Create(client, options);
        try
        {
            Guid? kept = null;
            var records = new List<Known>();
            await foreach (LiveRecord record in storage.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (record.Kind == RecordText.Installation)
                    kept = RecordText.BotOf(record);
                else
                    records.Add(RecordText.Read(record));
            }

            store.Restore(records);
            store.StartSaving(storage, kept);
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
    /// <exception cref="InvalidOperationException">The storage is of another installation than the token: nothing was written.</exception>
    public async Task SaveAsync(CancellationToken cancellationToken = default)
    {
        if (_storage is null)
            return;
        await _oneSave.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // What was only forgotten is not of another installation.
            if (_hasResponses && HasUnsaved())
                await CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
            HashSet<Guid> ids;
            Known?[] states;
            ILiveStorage? storage;
            Guid? installation;
            lock (_gate)
            {
                storage = _storage;
                if (storage is null || _unsaved.Count == 0)
                    return;
                ids = _unsaved;
                _unsaved = [];
                states = [.. ids.Select(Look)];
                installation = _isKept ? null : _kept;
            }

            try
            {
                // The states are of one moment, and are written in one step: what is on disk was true together.
                var records = new List<LiveRecord>(ids.Count + 1);
                if (installation is { } bot)
                    records.Add(RecordText.OfInstallation(bot));
                records.AddRange(ids.Zip(states, static (id, known) => known is null ? new LiveRecord(id, "", null) : RecordText.Of(id, known)));
                await storage.WriteAsync(records, cancellationToken).ConfigureAwait(false);
                _isKept |= installation is not null;
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

    /// <summary>Asks, once, whether the storage is of the installation of the token. Call it before the first request of a piece of work.</summary>
    /// <exception cref="InvalidOperationException">The storage is of another installation.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    internal Task CheckInstallationAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _isConfirmed) ? Task.CompletedTask : GetInstallationAsync(cancellationToken);

    /// <summary>Notes that the content of a page was read after the minute of its last change was over.</summary>
    internal void MarkSettled(PageId page, DateTimeOffset lastEdited)
    {
        lock (_gate)
        {
            if (Look(page.Value) is { Snapshot: Page known } entry && known.LastEditedTime == lastEdited && (entry.Flags & KnownFlags.Settled) == KnownFlags.None)
                Put(entry with { Flags = entry.Flags | KnownFlags.Settled });
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

    private bool HasUnsaved()
    {
        lock (_gate)
            return _unsaved.Count > 0;
    }

    private void Confirm(Guid bot)
    {
        lock (_gate)
        {
            if (_isConfirmed)
                return;
            if (_kept is { } kept && kept != bot)
            {
                _foreign = $"The storage is of another installation: of the bot {kept}, while the token is of {bot}. Nothing was written to it. Open the store with its token, or with another storage.";
                _storage = null;
                ThrowIfForeign();
            }

            _kept = bot;
            Volatile.Write(ref _isConfirmed, true);
        }
    }

    private void ThrowIfForeign()
    {
        if (_foreign is { } reason)
            throw new InvalidOperationException(reason);
    }

    private void StartSaving(ILiveStorage storage, Guid? kept)
    {
        lock (_gate)
        {
            _storage = storage;
            _kept = kept;
            _isKept = kept is not null;
            _isConfirmed = false;
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

    private void Restore(List<Known> records)
    {
        lock (_gate)
        {
            foreach (Known known in records)
            {
                _known.Set(known is KnownParent { Snapshot: DataSource } or KnownParent { Snapshot: null, Children: null, Block: null } && (known.Flags & KnownFlags.Listed) != KnownFlags.None
                    ? (KnownParent)known with { Rows = new RowIds() }
                    : known);
            }

            foreach (Known known in records)
            {
                Guid id = known.Id;
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
