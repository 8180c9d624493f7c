using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A page: a row of a data source, or a page by itself.</summary>
internal sealed class StoredPage(Guid id) : StoredNode(id)
{
    private readonly PropertyValues _values = new();
    private Dictionary<string, PropertyValue>? _toldValues;

    public Icon? Icon { get; set; }

    public FileSource? Cover { get; set; }

    public bool IsLocked
    {
        get;
        set
        {
            ChangeLog.Touch(this);
            field = value;
        }
    }

    public bool IsArchived { get; set; }

    /// <summary>The values that were set, by the decoded id of the property. Those that are computed are not among them.</summary>
    public PropertyValues Values
    {
        get
        {
            // Values are changed in place: code that reads them during a change may change them.
            ChangeLog.Touch(this);
            return _values;
        }
    }

    /// <summary>Computed values of a seeded row, by the decoded id of the property: for schemas that do not define how they are computed.</summary>
    public IReadOnlyDictionary<string, PropertyValue>? ToldValues => _toldValues;

    /// <summary>The number of a row among all that were ever made in its data source; 0 for a page that is no row.</summary>
    public long UniqueNumber { get; set; }

    public RichTextList Title => Values.Find(PropertyIdSource.Title) is TitleValue title ? title.Title : RichTextList.Empty;

    /// <summary>Whether rows are made from it; it is not a row itself.</summary>
    public bool IsTemplate => DataSource?.Templates.Contains(this) ?? false;

    /// <summary>The data source that the page is a row of; null for a page by itself.</summary>
    public StoredDataSource? DataSource => Parent as StoredDataSource;

    /// <summary>Returns the values without the assumption that they are about to change.</summary>
    public IEnumerable<KeyValuePair<string, WritablePropertyValue>> PeekValues() => _values.Ids.Select(id => KeyValuePair.Create(id, _values.Find(id)!));

    /// <summary>Notes a computed value of a seeded row.</summary>
    public void TellComputed(string propertyId, PropertyValue value) => (_toldValues ??= new(StringComparer.Ordinal))[propertyId] = value;
}
