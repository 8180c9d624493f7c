using System.Collections.ObjectModel;

namespace Notion.Refit.Live.Objects;

/// <summary>A list for a window: it takes over the children one step at a time, on the context of the session.</summary>
internal sealed class ObservableChildren
{
    private readonly LiveChildren _children;
    private readonly LiveSession _session;
    private readonly ObservableCollection<LiveBlock> _items;
    private readonly Lock _gate = new();

    public ObservableChildren(LiveChildren children, LiveBlock owner)
    {
        _children = children;
        _session = owner.Session;
        _items = children.IsLoaded ? new(children.Loaded) : [];
        Items = new(_items);
        children.Changed += (_, _) => _session.Post(Renew);
        _session.EnsureWatching();
    }

    public ReadOnlyObservableCollection<LiveBlock> Items { get; }

    private void Renew()
    {
        // Without a context, changes made here and those found in Notion are taken over on their own threads.
        lock (_gate)
            RenewLocked();
    }

    private void RenewLocked()
    {
        if (!_children.IsLoaded)
            return;
        IReadOnlyList<LiveBlock> wanted = _children.Loaded;
        HashSet<LiveBlock> there = [.. wanted];
        for (int i = _items.Count - 1; i >= 0; i--)
        {
            if (!there.Contains(_items[i]))
                _items.RemoveAt(i);
        }

        for (int i = 0; i < wanted.Count; i++)
        {
            if (i < _items.Count && _items[i] == wanted[i])
                continue;
            int present = _items.IndexOf(wanted[i]);
            if (present >= 0)
                _items.Move(present, i);
            else
                _items.Insert(i, wanted[i]);
        }
    }
}
