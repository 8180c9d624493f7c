using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Notion.Refit.Live.Objects;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The properties of a page, by name, id, or the letters and digits of the name.</summary>
public sealed class LiveProperties : IReadOnlyCollection<LiveValue>
{
    private const string Prefix = "property:";

    private readonly LivePage _page;

    internal LiveProperties(LivePage page) => _page = page;

    /// <summary>The number of properties.</summary>
    public int Count => All().Count;

    /// <summary>Gets or sets the value of a property. What is set is sent by <see cref="LiveSession.SaveAsync"/>; null clears the property.</summary>
    /// <param name="property">The name, the id, or the letters and digits of the name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
    /// <exception cref="NotionPropertyException">The property has another kind than the value, or cannot be written.</exception>
    /// <exception cref="ArgumentException">A limit of Notion is exceeded, or several names have the same letters and digits.</exception>
    /// <exception cref="NotLoadedException">The page, or for a new row its data source, was never loaded.</exception>
    [AllowNull]
    public LiveValue this[string property]
    {
        get
        {
            (string name, PropertyId id, string kind, Property? read) = Find(property);
            return Of(name, id, kind, read);
        }

        set
        {
            (string name, PropertyId id, string kind, Property? read) = Find(property);
            object content = ValueConversion.Convert(_page.Session, name, kind, value?.Content is Saving.PendingPages pages ? pages.Pages.ToArray() : value?.Content);
            _page.Set(KeyOf(id), content, read?.Value ?? Empty(kind), name, "Item[]");
            if (kind is "title")
                _page.OnPropertyChanged(nameof(LivePage.Title));
        }
    }

    /// <summary>Gets the value of a property if there is one.</summary>
    /// <param name="property">The name, the id, or the letters and digits of the name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is such a property.</returns>
    public bool TryGet(string property, [NotNullWhen(true)] out LiveValue? value)
    {
        ArgumentNullException.ThrowIfNull(property);
        value = null;
        if (!All().Any(entry => string.Equals(entry.Name, property, StringComparison.Ordinal)) && !CanFind(property))
            return false;
        value = this[property];
        return true;
    }

    /// <summary>Enumerates the values in the order of the page.</summary>
    /// <returns>The values.</returns>
    public IEnumerator<LiveValue> GetEnumerator() => All().Select(entry => Of(entry.Name, entry.Id, entry.Kind, entry.Read)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the key of the pending change of a property.</summary>
    internal static string KeyOf(PropertyId id) => Prefix + id;

    /// <summary>Returns the id of the property that a pending change is of; null for other members.</summary>
    internal static string? IdOf(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;

    /// <summary>Sets several properties by id: all of them or, when one cannot be, none.</summary>
    internal void Set(IEnumerable<KeyValuePair<string, WritablePropertyValue>> values)
    {
        var changes = new List<(string Name, PropertyId Id, string Kind, object Value, PropertyValue Present)>();
        foreach ((string property, WritablePropertyValue value) in values)
        {
            (string name, PropertyId id, string kind, Property? read) = Find(property);
            changes.Add((name, id, kind, ValueConversion.Convert(_page.Session, name, kind, value), read?.Value ?? Empty(kind)));
        }

        foreach ((string name, PropertyId id, string kind, object value, PropertyValue present) in changes)
        {
            _page.Set(KeyOf(id), value, present, name, "Item[]");
            if (kind is "title")
                _page.OnPropertyChanged(nameof(LivePage.Title));
        }
    }

    private LiveValue Of(string name, PropertyId id, string kind, Property? read)
    {
        object content = _page.FindPending(KeyOf(id)) is { } change ? change.Value! : read?.Value ?? Empty(kind);
        return new LiveValue(_page, name, read, content);
    }

    private static PropertyValue Empty(string kind)
    {
        try
        {
            return PropertyValue.Clear(kind);
        }
        catch (ArgumentException)
        {
            return new UnknownValue(kind, default);
        }
    }

    private bool CanFind(string property) =>
        _page.IsNew ? _page.Schema is { } schema && schema.TryFind(property, out _) : _page.Snapshot.Properties.TryFind(property, out _);

    private (string Name, PropertyId Id, string Kind, Property? Read) Find(string property)
    {
        ArgumentNullException.ThrowIfNull(property);
        if (!_page.IsNew)
        {
            (string name, Property read) = _page.Snapshot.Properties.Find(property);
            return (name, read.Id, read.Value.Type, read);
        }

        if (_page.Schema is { } schema)
        {
            (string name, DataSourceProperty wanted) = schema.Find(property);
            return (name, wanted.Id, wanted.Schema.Type, null);
        }

        return string.Equals(property, "title", StringComparison.OrdinalIgnoreCase)
            ? ("title", PropertyId.Title, "title", null)
            : throw new KeyNotFoundException($"A page outside of a data source has no property '{property}', only 'title'.");
    }

    private List<(string Name, PropertyId Id, string Kind, Property? Read)> All()
    {
        if (!_page.IsNew)
            return [.. _page.Snapshot.Properties.Select(entry => (entry.Key, entry.Value.Id, entry.Value.Value.Type, (Property?)entry.Value))];
        if (_page.Schema is { } schema)
            return [.. schema.Select(entry => (entry.Key, entry.Value.Id, entry.Value.Schema.Type, (Property?)null))];
        return [("title", PropertyId.Title, "title", null)];
    }
}
