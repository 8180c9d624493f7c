using Notion.Refit.Json;
using Notion.Refit.Live.Changes;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Changes;

/// <summary>A state of Notion to which changes are applied, by nothing but what the changes say.</summary>
internal sealed class Replay
{
    private readonly Dictionary<Guid, object> _objects = [];
    private readonly Dictionary<Guid, List<Guid>> _children = [];
    private readonly Dictionary<Guid, HashSet<Guid>> _rows = [];
    private readonly HashSet<Guid> _lost = [];

    public static Replay Of(LiveStore store)
    {
        var replay = new Replay();
        foreach (Guid id in store.KnownIds())
        {
            if (store.FindAny(id) is { } model)
                replay._objects[id] = model;
            if (store.ChildrenOf(new BlockId(id)) is { } children)
                replay._children[id] = [.. children.Select(child => child.Value)];
            if (store.RowsOf(new DataSourceId(id)) is { } rows)
                replay._rows[id] = [.. rows.Select(row => row.Value)];
            if (store.FreshnessOf(id) is { IsLost: true })
                replay._lost.Add(id);
        }

        return replay;
    }

    public void Apply(LiveChange change)
    {
        Guid id = change.Id.Value;
        switch (change)
        {
            case ChildAdded added:
                _objects[added.Child.Id.Value] = _objects.GetValueOrDefault(added.Child.Id.Value) is Page or Database ? _objects[added.Child.Id.Value] : added.Child;
                Insert(id, added.Child.Id.Value, added.After?.Value);
                break;
            case ChildRemoved removed:
                if (!_children[id].Remove(removed.Child.Value))
                    throw new InvalidOperationException($"{removed} is not there.");
                break;
            case ChildMoved moved:
                _children[id].Remove(moved.Child.Value);
                Insert(id, moved.Child.Value, moved.After?.Value);
                break;
            case RowAdded added:
                _objects[added.Row.Id.Value] = added.Row;
                if (!_rows[id].Add(added.Row.Id.Value))
                    throw new InvalidOperationException($"{added} is there already.");
                break;
            case RowRemoved removed:
                if (!_rows[id].Remove(removed.Row.Value))
                    throw new InvalidOperationException($"{removed} is not there.");
                break;
            case Lost:
                if (!_lost.Add(id))
                    throw new InvalidOperationException($"{id} is lost already.");
                break;
            case Found:
                _lost.Remove(id);
                break;
            default:
                if (_objects.TryGetValue(id, out object? known))
                    _objects[id] = Apply(known, change);
                break;
        }
    }

    /// <summary>Lists what is not the same in two states.</summary>
    public IEnumerable<string> Differences(Replay other)
    {
        foreach ((Guid id, object model) in other._objects)
        {
            if (!_objects.TryGetValue(id, out object? mine))
            {
                // What was first read later, on its own, is not a change.
                continue;
            }

            foreach (LiveChange change in Compare(mine, model))
                yield return change.ToString();
            if (_lost.Contains(id) != other._lost.Contains(id))
                yield return $"{id} is lost in one of them";
        }

        foreach ((Guid id, List<Guid> children) in other._children)
        {
            if (_children.TryGetValue(id, out List<Guid>? mine) ? !mine.SequenceEqual(children) : children.Count > 0)
                yield return $"children of {id}: {string.Join(",", mine ?? [])} / {string.Join(",", children)}";
        }

        foreach ((Guid id, HashSet<Guid> rows) in other._rows)
        {
            if (!_rows[id].SetEquals(rows))
                yield return $"rows of {id}: {string.Join(",", _rows[id])} / {string.Join(",", rows)}";
        }
    }

    public static IReadOnlyList<LiveChange> Compare(object one, object other)
    {
        var changes = new List<LiveChange>();
        switch (one, other)
        {
            case (Page left, Page right):
                ObjectDifferences.Add(left, right, changes);
                break;
            case (Block left, Block right):
                ObjectDifferences.Add(left, right, changes);
                break;
            case (DataSource left, DataSource right):
                ObjectDifferences.Add(left, right, changes);
                break;
            case (Database left, Database right):
                ObjectDifferences.Add(left, right, changes);
                break;
            case (View left, View right):
                ObjectDifferences.Add(left, right, changes);
                break;
        }

        return changes;
    }

    public static object Apply(object model, LiveChange change) => (model, change) switch
    {
        (Page page, PropertyChanged c) => page with { Properties = With(page.Properties, property => property.Id, c.Property, c.Name, c.New) },
        (DataSource source, SchemaChanged c) => source with { Properties = With(source.Properties, property => property.Id, c.Property, c.Name, c.New) },
        (Page page, IconChanged c) => page with { Icon = c.New },
        (Page page, CoverChanged c) => page with { Cover = c.New },
        (Page page, LockChanged c) => page with { IsLocked = c.IsLocked },
        (Page page, ArchiveChanged c) => page with { IsArchived = c.IsArchived },
        (Page page, PublicationChanged c) => page with { PublicUrl = c.New },
        (Page page, Moved c) => page with { Parent = c.New },
        (Page page, Trashed) => page with { InTrash = true },
        (Page page, Restored) => page with { InTrash = false },
        (DataSource source, TitleChanged c) => source with { Title = c.New },
        (DataSource source, DescriptionChanged c) => source with { Description = c.New },
        (DataSource source, IconChanged c) => source with { Icon = c.New },
        (DataSource source, CoverChanged c) => source with { Cover = c.New },
        (DataSource source, PublicationChanged c) => source with { PublicUrl = c.New },
        (DataSource source, InlineChanged c) => source with { IsInline = c.IsInline },
        (DataSource source, Moved c) => source with { Parent = c.New },
        (DataSource source, Trashed) => source with { InTrash = true },
        (DataSource source, Restored) => source with { InTrash = false },
        (Block block, ContentChanged c) => block with { Content = c.New },
        (Block block, Moved c) => block with { Parent = c.New },
        (Block block, Trashed) => block with { InTrash = true },
        (Block block, Restored) => block with { InTrash = false },
        (View, ViewChanged c) => c.New,
        (Page, ContentChanged) => model,
        _ => throw new NotSupportedException($"{change} of a {model.GetType().Name}"),
    };

    private static PropertyMap<T> With<T>(PropertyMap<T> map, Func<T, PropertyId> idOf, PropertyId id, string name, T? value)
        where T : class
    {
        // Another property of that name has another one in a moment.
        var result = new PropertyMap<T>();
        foreach ((string key, T entry) in map)
        {
            if (idOf(entry) != id)
                result.Add(key == name && value is not null ? $"{key} ({idOf(entry)})" : key, entry);
        }

        if (value is not null)
            result.Add(name, value);
        return result;
    }

    private void Insert(Guid parent, Guid child, Guid? after)
    {
        if (!_children.TryGetValue(parent, out List<Guid>? list))
            _children[parent] = list = [];
        int at = after is { } before ? list.IndexOf(before) + 1 : 0;
        if (after is not null && at == 0)
            throw new InvalidOperationException($"{after} is not there.");
        list.Insert(at, child);
    }
}
