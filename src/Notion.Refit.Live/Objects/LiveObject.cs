using System.ComponentModel;
using System.Runtime.CompilerServices;
using Notion.Refit.Live.Saving;

namespace Notion.Refit.Live;

/// <summary>An object of Notion in a session: what is known of it, and what is to change.</summary>
/// <remarks>
/// Within a session an id has one object; equality is that of references. Reading a member returns the pending value, otherwise that of the snapshot in the
/// store; no member makes a request. A session and its objects are for one thread at a time.
/// </remarks>
public abstract class LiveObject : INotifyPropertyChanged
{
    private PropertyChangedEventHandler? _propertyChanged;
    private readonly Dictionary<string, PendingChange> _pending = new(StringComparer.Ordinal);
    private Dictionary<string, long>? _moments;

    private protected LiveObject(LiveSession session, Guid? key)
    {
        Session = session;
        Key = key;
    }

    /// <summary>Occurs when a member has another value: here, by a save, or because Notion was found changed. <c>Item[]</c> is the name for the properties of a page.</summary>
    /// <remarks>Changes found in Notion are raised on the context that the session was opened with.</remarks>
    public event PropertyChangedEventHandler? PropertyChanged
    {
        add
        {
            _propertyChanged += value;
            Session.EnsureWatching();
        }

        remove => _propertyChanged -= value;
    }

    /// <summary>The session that the object belongs to.</summary>
    public LiveSession Session { get; }

    /// <summary>Whether the object does not exist in Notion yet.</summary>
    public virtual bool IsNew => Key is null;

    /// <summary>Whether something of the object waits for <see cref="LiveSession.SaveAsync"/>.</summary>
    public virtual bool IsChanged
    {
        get
        {
            lock (Session.Gate)
                return _pending.Count > 0 || IsNew;
        }
    }

    /// <summary>The reason why the last save could not save the object; null when there is none. It is not sent again until it is changed.</summary>
    public Exception? SaveError { get; internal set; }

    /// <summary>Whether the object cannot be read any more: it was deleted or is not shared with the connection now. The last snapshot stays readable.</summary>
    public bool IsLost => Key is { } key && Session.Store.FreshnessOf(key) is { IsLost: true };

    /// <summary>Whether the object was read. Otherwise reading its members throws <see cref="NotLoadedException"/>.</summary>
    public abstract bool IsLoaded { get; }

    internal Guid? Key { get; set; }

    /// <summary>The request since which the object may exist: its response was lost. Null when there is none.</summary>
    internal SentRequest? Unclear { get; set; }

    /// <summary>Whether Notion has refused the object, so that it is not sent again until it is changed.</summary>
    internal bool IsRefused => SaveError is { } error && SaveRun.IsRefusal(error);

    internal IReadOnlyCollection<PendingChange> PendingChanges
    {
        get
        {
            lock (Session.Gate)
                return [.. _pending.Values];
        }
    }

    /// <summary>The number of changes that were made here, saved ones included.</summary>
    internal long Moment { get; private set; }

    /// <summary>Takes back all changes of the object that were not saved. A new object is removed from its parent.</summary>
    public virtual void Discard()
    {
        string[] members;
        lock (Session.Gate)
        {
            members = [.. _pending.Values.Select(change => change.Member)];
            foreach (string key in _pending.Keys)
                Note(key);
            _pending.Clear();
            SaveError = null;
            Session.OnChanged(this);
        }

        foreach (string member in members)
            OnPropertyChanged(member);
    }

    /// <summary>Watches the object.</summary>
    /// <param name="handler">Gets each change, one at a time, on the context that the session was opened with.</param>
    /// <returns>The watch; disposing it ends it.</returns>
    /// <exception cref="InvalidOperationException">The object is new.</exception>
    public IDisposable Watch(Action<LiveChange> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Session.Watch(EntityId.FromGuid(Existing()), handler, WatchScope.Object);
    }

    /// <summary>Watches the object and everything in it that is loaded: blocks, child pages, rows.</summary>
    /// <param name="handler">Gets each change, one at a time, on the context that the session was opened with.</param>
    /// <returns>The watch; disposing it ends it.</returns>
    /// <exception cref="InvalidOperationException">The object is new.</exception>
    public IDisposable WatchSubtree(Action<LiveChange> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Session.Watch(EntityId.FromGuid(Existing()), handler, WatchScope.Subtree);
    }

    internal PendingChange? FindPending(string key)
    {
        lock (Session.Gate)
            return _pending.GetValueOrDefault(key);
    }

    internal T Read<T>(string key, Func<T> snapshot) => FindPending(key) is { } change ? (T)change.Value! : snapshot();

    /// <summary>Returns the <see cref="Moment"/> at which a member was changed here last; 0 when it was not.</summary>
    internal long MomentOf(string key)
    {
        lock (Session.Gate)
            return _moments?.GetValueOrDefault(key) ?? 0;
    }

    /// <summary>Remembers a value to be saved. One that is equal to the snapshot is no change.</summary>
    internal void Set(string key, object? value, object? snapshot, [CallerMemberName] string member = "", string? notify = null)
    {
        ThrowIfReadOnly();
        lock (Session.Gate)
        {
            PendingChange? earlier = _pending.GetValueOrDefault(key);
            object? basis = earlier is null ? snapshot : earlier.Base;
            SaveError = null;
            if (!IsNew && (ValueEquality.AreSame(basis, value) || ValueEquality.AreSame(snapshot, value)))
                _pending.Remove(key);
            else
                _pending[key] = new PendingChange(key, member, basis, value);
            Note(key);
            Session.OnChanged(this);
        }

        OnPropertyChanged(notify ?? member);
    }

    /// <summary>Forgets a change that was saved, unless it was replaced meanwhile.</summary>
    internal void Complete(PendingChange change)
    {
        lock (Session.Gate)
        {
            if (_pending.TryGetValue(change.Key, out PendingChange? current) && ReferenceEquals(current, change))
                _pending.Remove(change.Key);
            else if (current is not null)
                _pending[change.Key] = current with { Base = change.Value };
            Moment++;
            Session.OnChanged(this);
        }
    }

    private void Note(string key) => (_moments ??= new(StringComparer.Ordinal))[key] = ++Moment;

    // Also for a session that has ended: what is set there would never be saved.
    internal virtual void ThrowIfReadOnly() => Session.ThrowIfEnded();

    internal Guid Existing() => Key ?? throw new InvalidOperationException($"{this} is new: it has an id when it is saved. Call session.SaveAsync() first.");

    internal void OnPropertyChanged(string member) => _propertyChanged?.Invoke(this, new PropertyChangedEventArgs(member));
}
