using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Schemas;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>The values of a page that moves somewhere else: found out first, carried over afterwards.</summary>
/// <remarks>
/// Assumption: a value goes along where the new data source has a property of the same name and type, options by their name. All others
/// are lost. The title always goes along.
/// </remarks>
internal sealed class RowTransfer
{
    private readonly StoredPage _page;
    private readonly StoredDataSource? _to;
    private readonly PropertyAssignment _carried;

    private RowTransfer(StoredPage page, StoredDataSource? to, PropertyAssignment carried)
    {
        _page = page;
        _to = to;
        _carried = carried;
    }

    /// <summary>Finds out what goes along.</summary>
    /// <param name="page">The page.</param>
    /// <param name="to">The data source that it becomes a row of; null when it becomes a page by itself.</param>
    /// <param name="context">The request.</param>
    public static RowTransfer Prepare(StoredPage page, StoredDataSource? to, RequestContext context)
    {
        var carried = new PropertyMap<WritablePropertyValue>();
        foreach (StoredProperty property in page.DataSource?.Properties.Values ?? Enumerable.Empty<StoredProperty>())
        {
            if (property.Schema is not TitleSchema
                && page.Values.Find(property.Id) is { } value
                && to?.Properties.Values.FirstOrDefault(other => IsTwin(other, property)) is { } twin
                && Fit(value, property.Schema, twin.Schema) is { } fitting)
            {
                carried.Add(twin.Name, fitting);
            }
        }

        return new RowTransfer(page, to, PropertyAssignment.Prepare(carried, to, context));
    }

    /// <summary>Moves the page with what goes along.</summary>
    public void Apply(StoredNode parent, RequestContext context)
    {
        foreach (StoredProperty property in _page.DataSource?.Properties.Values ?? Enumerable.Empty<StoredProperty>())
        {
            // The other sides of two-way relations forget the page.
            if (property.Schema is RelationSchema)
                RelationSync.Set(_page, property, new RelationValue([]), context.Workspace);
        }

        if (_page.DataSource is { } source)
            RelationSync.Forget(_page, source, context.Workspace);
        foreach (string id in _page.Values.Ids.Where(id => id is not PropertyIdSource.Title).ToArray())
            _page.Values.Remove(id);
        _page.UniqueNumber = 0;

        Workspace.Move(_page, parent);
        if (_to is not null)
            RowEntry.Enter(_page, _to);
        _carried.Apply(_page, context);
    }

    private static bool IsTwin(StoredProperty other, StoredProperty property) =>
        string.Equals(other.Name, property.Name, StringComparison.Ordinal)
        && string.Equals(other.Schema.Type, property.Schema.Type, StringComparison.Ordinal);

    private static WritablePropertyValue? Fit(WritablePropertyValue value, PropertySchema from, PropertySchema to) => (value, from, to) switch
    {
        (SelectValue { Option: { } option }, SelectSchema schema, _) => Named(option, schema.Options) is { } named ? new SelectValue(named) : null,
        (MultiSelectValue several, MultiSelectSchema schema, _) =>
            new MultiSelectValue([.. several.Options.Select(option => Named(option, schema.Options)).OfType<SelectOption>()]),
        (StatusValue { Option: { } option }, StatusSchema schema, StatusSchema target) =>
            Named(option, schema.Options) is { } named && OptionRules.Find(target.Options, named) is { } found ? new StatusValue(found) : null,
        (RelationValue, RelationSchema before, RelationSchema after) => before.DataSourceId == after.DataSourceId ? value : null,
        _ => value,
    };

    // An option by its name of today alone: ids mean nothing elsewhere.
    private static SelectOption? Named(SelectOption stored, IReadOnlyList<SelectOption> options) =>
        OptionRules.Find(options, stored) is { } option ? new SelectOption { Name = option.Name, Color = option.Color } : null;
}
