using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Changes;

/// <summary>Finds the differences between two snapshots of an object.</summary>
internal static class ObjectDifferences
{
    /// <summary>Adds the differences between two states of a page.</summary>
    public static void Add(Page old, Page now, List<LiveChange> changes)
    {
        var id = new EntityId(now.Id.Value);
        AddCommon(id, old, now, changes);
        if (old.IsLocked != now.IsLocked)
            changes.Add(new LockChanged(id, now.IsLocked));
        if (old.IsArchived != now.IsArchived)
            changes.Add(new ArchiveChanged(id, now.IsArchived));
        AddProperties(
            old.Properties,
            now.Properties,
            static property => property.Id,
            Sameness.Of,
            (property, name, before, after) => changes.Add(new PropertyChanged(id, property, name, before, after)));
    }

    /// <summary>Adds the differences between two states of a block.</summary>
    public static void Add(Block old, Block now, List<LiveChange> changes)
    {
        var id = new EntityId(now.Id.Value);
        if (!Sameness.Of(old.Content, now.Content))
            changes.Add(new ContentChanged(id, old.Content, now.Content));
        AddPlace(id, old.Parent, now.Parent, old.InTrash, now.InTrash, changes);
    }

    /// <summary>Adds the differences between two states of a database.</summary>
    public static void Add(Database old, Database now, List<LiveChange> changes)
    {
        var id = new EntityId(now.Id.Value);
        AddTexts(id, old.Title, now.Title, old.Description, now.Description, changes);
        AddLooks(id, (old.Icon, old.Cover, old.PublicUrl), (now.Icon, now.Cover, now.PublicUrl), changes);
        if (old.IsLocked != now.IsLocked)
            changes.Add(new LockChanged(id, now.IsLocked));
        if (old.IsInline != now.IsInline)
            changes.Add(new InlineChanged(id, now.IsInline));
        if (!Sameness.Lists(old.DataSources, now.DataSources, static (one, other) => one.Equals(other)))
            changes.Add(new DataSourcesChanged(id, old.DataSources, now.DataSources));
        AddPlace(id, old.Parent, now.Parent, old.InTrash, now.InTrash, changes);
    }

    /// <summary>Adds the differences between two states of a data source.</summary>
    public static void Add(DataSource old, DataSource now, List<LiveChange> changes)
    {
        var id = new EntityId(now.Id.Value);
        AddTexts(id, old.Title, now.Title, old.Description, now.Description, changes);
        AddCommon(id, old, now, changes);
        if (old.IsInline != now.IsInline)
            changes.Add(new InlineChanged(id, now.IsInline));
        AddProperties(
            old.Properties,
            now.Properties,
            static property => property.Id,
            static (one, other) => one.Equals(other),
            (property, name, before, after) => changes.Add(new SchemaChanged(id, property, name, before, after)));
    }

    /// <summary>Adds the difference between two states of a view.</summary>
    public static void Add(View old, View now, List<LiveChange> changes)
    {
        if (!(old with { LastEditedTime = now.LastEditedTime, LastEditedBy = now.LastEditedBy, CreatedBy = now.CreatedBy, Url = now.Url }).Equals(now))
            changes.Add(new ViewChanged(new EntityId(now.Id.Value), old, now));
    }

    private static void AddCommon(EntityId id, PageOrDataSource old, PageOrDataSource now, List<LiveChange> changes)
    {
        AddLooks(id, (old.Icon, old.Cover, old.PublicUrl), (now.Icon, now.Cover, now.PublicUrl), changes);
        AddPlace(id, old.Parent, now.Parent, old.InTrash, now.InTrash, changes);
    }

    private static void AddTexts(EntityId id, RichTextList oldTitle, RichTextList title, RichTextList oldDescription, RichTextList description, List<LiveChange> changes)
    {
        if (!Sameness.Of(oldTitle, title))
            changes.Add(new TitleChanged(id, oldTitle, title));
        if (!Sameness.Of(oldDescription, description))
            changes.Add(new DescriptionChanged(id, oldDescription, description));
    }

    private static void AddLooks(EntityId id, (Icon? Icon, FileSource? Cover, string? Address) old, (Icon? Icon, FileSource? Cover, string? Address) now, List<LiveChange> changes)
    {
        if (!Equals(old.Icon, now.Icon))
            changes.Add(new IconChanged(id, old.Icon, now.Icon));
        if (!Equals(old.Cover, now.Cover))
            changes.Add(new CoverChanged(id, old.Cover, now.Cover));
        if (!string.Equals(old.Address, now.Address, StringComparison.Ordinal))
            changes.Add(new PublicationChanged(id, old.Address, now.Address));
    }

    private static void AddPlace(EntityId id, Parent oldParent, Parent parent, bool wasInTrash, bool isInTrash, List<LiveChange> changes)
    {
        if (!oldParent.Equals(parent))
            changes.Add(new Moved(id, oldParent, parent));
        if (wasInTrash != isInTrash)
            changes.Add(isInTrash ? new Trashed(id) : new Restored(id));
    }

    // The usual case, the same names with the same ids in the same order, costs one comparison a property.
    private static void AddProperties<T>(
        PropertyMap<T> old, PropertyMap<T> now, Func<T, PropertyId> idOf, Func<T, T, bool> same, Action<PropertyId, string, T?, T?> add)
        where T : class
    {
        if (ReferenceEquals(old, now))
            return;
        Dictionary<PropertyId, (string Name, T Value)>? rest = null;
        PropertyMap<T>.Enumerator before = old.GetEnumerator();
        PropertyMap<T>.Enumerator after = now.GetEnumerator();
        bool inStep = old.Count == now.Count;
        if (inStep)
        {
            while (before.MoveNext() && after.MoveNext())
            {
                if (idOf(before.Current.Value) != idOf(after.Current.Value))
                {
                    inStep = false;
                    break;
                }
            }
        }

        if (inStep)
        {
            before = old.GetEnumerator();
            after = now.GetEnumerator();
            while (before.MoveNext() && after.MoveNext())
            {
                if (!string.Equals(before.Current.Key, after.Current.Key, StringComparison.Ordinal) || !same(before.Current.Value, after.Current.Value))
                    add(idOf(after.Current.Value), after.Current.Key, before.Current.Value, after.Current.Value);
            }

            return;
        }

        rest = new(old.Count);
        foreach ((string name, T value) in old)
            rest[idOf(value)] = (name, value);
        var added = new List<(string Name, T? Old, T New)>();
        foreach ((string name, T value) in now)
        {
            if (!rest.Remove(idOf(value), out (string Name, T Value) known))
                added.Add((name, null, value));
            else if (!string.Equals(known.Name, name, StringComparison.Ordinal) || !same(known.Value, value))
                added.Add((name, known.Value, value));
        }

        // What is gone comes first: a new property may have its name.
        foreach ((PropertyId id, (string name, T value)) in rest)
            add(id, name, value, null);
        foreach ((string name, T? known, T value) in added)
            add(idOf(value), name, known, value);
    }
}
