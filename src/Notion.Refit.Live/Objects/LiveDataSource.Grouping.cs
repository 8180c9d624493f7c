using Notion.Refit.Models;

namespace Notion.Refit.Live;

// What views are made of.
public sealed partial class LiveDataSource
{
    /// <summary>Creates the grouping of a board or chart by a property: a group for each option, person, page, day, or text.</summary>
    /// <param name="property">The property: name, id, or the letters and digits of the name.</param>
    /// <param name="sort">The order of the groups; null for that of the app.</param>
    /// <returns>The grouping, for a <see cref="BoardViewConfiguration"/>, <see cref="TableViewConfiguration"/> and others.</returns>
    /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
    /// <exception cref="NotionPropertyException">Notion does not group by properties of this kind.</exception>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    public GroupBy GroupBy(string property, GroupSortType? sort = null)
    {
        ArgumentNullException.ThrowIfNull(property);
        (string name, DataSourceProperty column) = Snapshot.Properties.Find(property);
        PropertyId id = column.Id;
        var order = new GroupSort(sort ?? GroupSortType.Manual);
        return column.Schema switch
        {
            SelectSchema => new SelectGroupBy(id, order),
            MultiSelectSchema => new MultiSelectGroupBy(id, order),
            StatusSchema => new StatusGroupBy(id, StatusGrouping.Option, order),
            PeopleSchema => new PersonGroupBy(id, order),
            RelationSchema => new RelationGroupBy(id, order),
            CheckboxSchema => new CheckboxGroupBy(id, order),
            NumberSchema => new NumberGroupBy(id, order),
            DateSchema => new DateGroupBy(id, DateGrouping.Day, order),
            CreatedTimeSchema => new CreatedTimeGroupBy(id, DateGrouping.Day, order),
            LastEditedTimeSchema => new LastEditedTimeGroupBy(id, DateGrouping.Day, order),
            CreatedBySchema => new CreatedByGroupBy(id, order),
            LastEditedBySchema => new LastEditedByGroupBy(id, order),
            TitleSchema => new TitleGroupBy(id, TextGrouping.Exact, order),
            RichTextSchema => new TextGroupBy(id, TextGrouping.Exact, order),
            UrlSchema => new UrlGroupBy(id, TextGrouping.Exact, order),
            EmailSchema => new EmailGroupBy(id, TextGrouping.Exact, order),
            PhoneNumberSchema => new PhoneNumberGroupBy(id, TextGrouping.Exact, order),
            _ => throw new NotionPropertyException(name, "property to group by", column.Schema.Type),
        };
    }
}
