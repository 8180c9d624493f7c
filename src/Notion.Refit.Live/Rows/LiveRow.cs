using System.ComponentModel;
using Notion.Refit.Live.Rows;
using Notion.Refit.Rows;

namespace Notion.Refit.Live;

/// <summary>A row of a data source as a live object: its <see cref="Value"/> is a record.</summary>
/// <typeparam name="TRow">The row type, a partial record with <see cref="NotionRowAttribute"/>.</typeparam>
/// <remarks>A view of a <see cref="LivePage"/>: what is set here is pending there, and the other way round. Within a session a page has one object of each row type.</remarks>
public sealed class LiveRow<TRow> : INotifyPropertyChanged
    where TRow : class, INotionRow<TRow>
{
    private readonly LiveRows<TRow> _rows;
    private PropertyChangedEventHandler? _propertyChanged;

    // One reference, since a callback may read while the app does.
    private Reading? _read;

    internal LiveRow(LiveRows<TRow> rows, LivePage page)
    {
        _rows = rows;
        Page = page;
    }

    /// <summary>Occurs with <see cref="Value"/> when a property of the page has another value: here, by a save, or because Notion was found changed.</summary>
    /// <remarks>Changes found in Notion are raised on the context that the session was opened with.</remarks>
    public event PropertyChangedEventHandler? PropertyChanged
    {
        add
        {
            if (_propertyChanged is null)
                Page.PropertyChanged += OnPageChanged;
            _propertyChanged += value;
        }

        remove
        {
            _propertyChanged -= value;
            if (_propertyChanged is null)
                Page.PropertyChanged -= OnPageChanged;
        }
    }

    /// <summary>The page: content, icon, comments, and the properties that have no member.</summary>
    public LivePage Page { get; }

    /// <summary>The id.</summary>
    /// <exception cref="InvalidOperationException">The row is new.</exception>
    public PageId Id => Page.Id;

    /// <summary>Whether the row does not exist in Notion yet.</summary>
    public bool IsNew => Page.IsNew;

    /// <summary>Whether something of the row waits for <see cref="LiveSession.SaveAsync"/>.</summary>
    public bool IsChanged => Page.IsChanged;

    /// <summary>Gets or sets the record. What differs is sent by <see cref="LiveSession.SaveAsync"/>: <c>row.Value = row.Value with { Done = true }</c>.</summary>
    /// <remarks>
    /// Reading returns the pending values over the snapshot, without a request. Setting makes changes of the members that differ from it; a member that was
    /// changed in Notion since the record was read, and not in the record, keeps the value of Notion.
    /// </remarks>
    /// <exception cref="NotionRowException">
    /// When reading: a value does not fit its member. When setting: a changed member hides a part of the cell, or cannot be written; nothing is changed.
    /// </exception>
    /// <exception cref="ArgumentException">When setting: a limit of Notion is exceeded; nothing is changed.</exception>
    /// <exception cref="NotLoadedException">The page was never loaded.</exception>
    public TRow Value
    {
        get
        {
            RowState state = RowState.Of(Page, _rows.Binding);
            if (_read is { } read && read.State.IsSame(state))
                return read.Value;
            TRow value = RowValues.Read<TRow>(Page, state);
            _read = new Reading(state, value);
            return value;
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            RowValues.Write(Page, RowState.Of(Page, _rows.Binding), value);
        }
    }

    /// <summary>Puts the row into the trash when the session is saved; a new row is left out.</summary>
    public void Remove() => Page.Remove();

    /// <summary>Takes the row out of the trash when the session is saved; before <see cref="Remove"/> was saved, takes it back.</summary>
    public void Restore() => Page.Restore();

    /// <summary>Takes back what was not saved. A new row is removed.</summary>
    public void Discard() => Page.Discard();

    /// <summary>Reads the row from Notion.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task that is done when it is read, with the values that Notion cuts at 25 references.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        await Page.LoadAsync(cancellationToken).ConfigureAwait(false);
        await RowValues.CompleteAsync(Page, _rows.Binding, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Watches the record.</summary>
    /// <param name="handler">Gets the record before and after each change, one at a time, on the context that the session was opened with. Equal records are left out.</param>
    /// <returns>The watch; disposing it ends it.</returns>
    /// <exception cref="InvalidOperationException">The row is new.</exception>
    public IDisposable Watch(Action<TRow, TRow> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        TRow last = Value;
        return Page.Watch(_ =>
        {
            TRow before = last;
            last = Value;
            if (!last.Equals(before))
                handler(before, last);
        });
    }

    /// <summary>Returns title and id.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Page.ToString();

    private void OnPageChanged(object? sender, PropertyChangedEventArgs e)
    {
        if (e.PropertyName is null or "" or "Item[]")
            _propertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(Value)));
    }

    /// <summary>A record, and the state that it was read from.</summary>
    private sealed record Reading(RowState State, TRow Value);
}
