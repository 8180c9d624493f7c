using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A data source: a table with its schema and its rows.</summary>
internal sealed class StoredDataSource(Guid id) : StoredNode(id)
{
    private readonly SortedDictionary<string, StoredProperty> _properties = new(Comparer<string>.Create(PropertyIdSource.Compare));

    public RichTextList Title { get; set; } = RichTextList.Empty;

    /// <summary>The description: that of the database if the data source existed when it was set; otherwise empty.</summary>
    public RichTextList Description { get; set; } = RichTextList.Empty;

    public Icon? Icon { get; set; }

    public FileSource? Cover { get; set; }

    /// <summary>The schema, in the order in which answers list it.</summary>
    public SortedDictionary<string, StoredProperty> Properties
    {
        get
        {
            // As with the values of a page.
            ChangeLog.Touch(this);
            return _properties;
        }
    }

    /// <summary>The number of the row that was made last.</summary>
    public long LastUniqueNumber { get; set; }

    /// <summary>Pages that new rows can be made from. They are no rows.</summary>
    public List<StoredPage> Templates { get; } = [];

    /// <summary>The template that is meant when none is named.</summary>
    public StoredPage? DefaultTemplate { get; set; }

    public StoredDatabase Database => (StoredDatabase)Parent!;

    public IEnumerable<StoredPage> Rows => Children.Cast<StoredPage>();

    /// <summary>Returns the schema without the assumption that it is about to change.</summary>
    public IEnumerable<KeyValuePair<string, StoredProperty>> PeekProperties() => _properties;

    /// <summary>Finds a property by its name, its id as it travels, or its decoded id.</summary>
    public StoredProperty? FindProperty(string nameOrId)
    {
        foreach (StoredProperty property in Properties.Values)
        {
            if (string.Equals(property.Name, nameOrId, StringComparison.Ordinal))
                return property;
        }

        return Properties.TryGetValue(nameOrId, out StoredProperty? found) || Properties.TryGetValue(Uri.UnescapeDataString(nameOrId), out found) ? found : null;
    }
}
