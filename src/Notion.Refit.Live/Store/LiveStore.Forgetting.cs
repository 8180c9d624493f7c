using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

public sealed partial class LiveStore
{
    private readonly Dictionary<Guid, int> _retained = [];
    private readonly Dictionary<Guid, RowIds> _comments = [];

    // Pages, databases, data sources and views by the object that they are in. Blocks are in the lists of their parents.
    private readonly Dictionary<Guid, HashSet<Guid>> _owned = [];

    /// <summary>Forgets an object and everything in it: blocks, child pages, rows, comments.</summary>
    /// <param name="id">The id of the object.</param>
    /// <returns>The number of objects that were forgotten.</returns>
    /// <exception cref="InvalidOperationException">
    /// The object or something in it is watched, followed, or has changes that are not saved. Nothing was forgotten.
    /// </exception>
    /// <remarks>Nothing changes in Notion. A later read starts from nothing.</remarks>
    public int Forget(EntityId id)
    {
        lock (_gate)
        {
            List<Guid> all = SubtreeLocked(id.Value);
            Guid[] held = [.. all.Where(_retained.ContainsKey)];
            if (held.Length > 0)
            {
                throw new InvalidOperationException(
                    $"{held.Length} of the objects are watched, followed or have changes that are not saved, such as {held[0]}. End that first.");
            }

            DetachLocked(id.Value);
            int count = 0;
            foreach (Guid one in all)
            {
                if (_known.Remove(one))
                    count++;
                NoteChanged(one);
                _comments.Remove(one);
                _owned.Remove(one);
                _doubtful.Remove(one);
            }

            return count;
        }
    }

    /// <summary>Keeps an object from being forgotten, until it is released as often.</summary>
    internal void Retain(Guid id)
    {
        lock (_gate)
            RetainLocked(id);
    }

    /// <summary>Ends one <see cref="Retain"/>.</summary>
    internal void Release(Guid id)
    {
        lock (_gate)
            ReleaseLocked(id);
    }

    /// <summary>Whether an object is kept from being forgotten.</summary>
    internal bool IsRetained(Guid id)
    {
        lock (_gate)
            return _retained.ContainsKey(id);
    }

    private void RetainLocked(Guid id) => _retained[id] = _retained.GetValueOrDefault(id) + 1;

    private void ReleaseLocked(Guid id)
    {
        if (!_retained.TryGetValue(id, out int count))
            return;
        if (count == 1)
            _retained.Remove(id);
        else
            _retained[id] = count - 1;
    }

    // The object with everything in it that is known, each before what is in it.
    private List<Guid> SubtreeLocked(Guid id)
    {
        var all = new List<Guid>();
        HashSet<Guid> seen = [id];
        var rest = new Stack<Guid>([id]);
        while (rest.TryPop(out Guid next))
        {
            all.Add(next);
            if (Look(next) is KnownParent known)
            {
                Add(known.Children);
                Add(known.Rows?.ToArray());
            }

            if (_comments.TryGetValue(next, out RowIds? comments))
                Add(comments.ToArray());
            if (_owned.TryGetValue(next, out HashSet<Guid>? owned))
                Add(owned);
        }

        return all;

        void Add(IEnumerable<Guid>? ids)
        {
            foreach (Guid one in ids ?? [])
            {
                if (seen.Add(one))
                    rest.Push(one);
            }
        }
    }

    // What is left does not claim to be complete.
    private void DetachLocked(Guid id)
    {
        if (ParentOf(id) is not { } parent)
            return;
        if (_owned.TryGetValue(parent, out HashSet<Guid>? owned))
            owned.Remove(id);
        if (Look(parent) is not KnownParent known)
            return;
        if (known.Rows is { } rows && rows.Remove(id))
            Set(known with { Flags = known.Flags & ~KnownFlags.Listed });
        else if (known.Children is { } children && Array.IndexOf(children, id) >= 0)
            Set(known with { Children = null, Flags = known.Flags & ~KnownFlags.Listed });
    }

    private void AddToOwner(Guid id, object model)
    {
        Guid? owner = model switch
        {
            PageOrDataSource page => IdOf(page.Parent),
            Database database => IdOf(database.Parent),
            View view => IdOf(view.Parent),
            _ => null,
        };
        if (owner is not { } key)
            return;
        if (!_owned.TryGetValue(key, out HashSet<Guid>? owned))
            _owned[key] = owned = [];
        owned.Add(id);
    }
}
