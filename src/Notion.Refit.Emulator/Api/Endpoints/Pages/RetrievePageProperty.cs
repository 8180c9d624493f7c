using System.Globalization;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>The whole value of one property: as a list of its elements where there may be many.</summary>
internal sealed class RetrievePageProperty : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrievePageProperty;

    public Answer Handle(RequestContext context)
    {
        StoredPage page = context.Page(context.PathId("page_id"));
        string given = context.PathValues["property_id"];
        PropertyId id = PropertyId.FromDecoded(FindId(page, given));
        var reader = new ValueReader(context.Scope);
        PropertyValue value = page.DataSource is { } source ? reader.Read(page, source.FindProperty(given)!) : reader.Title(page);

        return value switch
        {
            TitleValue => List(context, id, new ListedTitle(), Elements(value)),
            RichTextValue => List(context, id, new ListedRichText(), Elements(value)),
            PeopleValue => List(context, id, new ListedPeople(), Elements(value)),
            RelationValue => List(context, id, new ListedRelation(), Elements(value)),
            RollupValue rollup => List(context, id, rollup, Inputs(rollup, page, id, reader)),
            _ => Answer.Of(new PropertyItem { Id = id, Value = value }),
        };
    }

    private static string FindId(StoredPage page, string given)
    {
        if (page.DataSource is { } source)
            return source.FindProperty(given)?.Id ?? throw ApiErrors.UnknownProperty(given);
        return given is PropertyIdSource.Title ? given : throw ApiErrors.UnknownProperty(given);
    }

    // A value that is a list, element by element.
    private static IEnumerable<PropertyValue> Elements(PropertyValue value) => value switch
    {
        TitleValue title => title.Title.Select(piece => new TitleValue(piece)),
        RichTextValue text => text.RichText.Select(piece => new RichTextValue(piece)),
        PeopleValue people => people.People.Select(person => new PeopleValue([person])),
        RelationValue relation => relation.Pages.Select(related => new RelationValue([related])),
        _ => [value],
    };

    // Values that are shown one by one, or not calculated with here, are listed; of others the pages they come from are.
    private static IEnumerable<PropertyValue> Inputs(RollupValue rollup, StoredPage page, PropertyId id, ValueReader reader)
    {
        var schema = page.DataSource?.Properties.GetValueOrDefault(id.ToString())?.Schema as RollupSchema;
        if (schema is not null && RollupCalculator.IsForPagesOnly(rollup.Function) && reader.RolledUp(page, schema) is var (values, _))
            return values.SelectMany(Elements);
        if (rollup.Result is RollupArray array)
            return array.Values.SelectMany(Elements);
        return schema?.RelationPropertyId is { } relation
            ? reader.Related(page, relation.Value).Select(related => new RelationValue([new PageReference(new PageId(related.Id))]))
            : [];
    }

    private static Answer List(RequestContext context, PropertyId id, RollupValue rollup, IEnumerable<PropertyValue> values)
    {
        ListPage<PropertyItem> page = Cut(context, id, values);
        page = page with { Items = [.. page.Items.Select(Alone)] };

        // Only the last page has the result.
        RollupResult result = RollupCalculator.IsForPagesOnly(rollup.Function) ? new RollupUnsupported()
            : page.HasMore ? new RollupIncomplete()
            : rollup.Result is RollupArray ? new RollupArray([])
            : rollup.Result;
        return List(context, id, new ListedRollup { Result = result, Function = rollup.Function }, page);
    }

    private static Answer List(RequestContext context, PropertyId id, ListedPropertyKind kind, IEnumerable<PropertyValue> values)
    {
        ListPage<PropertyItem> page = Cut(context, id, values);
        return List(context, id, kind, page with { Items = [.. page.Items.Select(Alone)] });
    }

    // Each item has its one element itself, not a list of it.
    private static PropertyItem Alone(PropertyItem item)
    {
        if (item.Value is not (TitleValue or RichTextValue or PeopleValue or RelationValue))
            return item;
        JsonObject json = ModelJson.ToObject<PagePropertyItem>(item);
        json[item.Value.Type] = json[item.Value.Type]![0]!.DeepClone();
        return ModelJson.Read<PropertyItem>(json);
    }

    private static ListPage<PropertyItem> Cut(RequestContext context, PropertyId id, IEnumerable<PropertyValue> values)
    {
        (string Cursor, PropertyItem Item)[] items =
            [.. values.Select((value, index) => (Cursor(index), new PropertyItem { Id = id, Value = value }))];
        ListPage<(string Cursor, PropertyItem Item)> page = context.QueryPage().Cut(items, entry => entry.Cursor);
        return new ListPage<PropertyItem>([.. page.Items.Select(entry => entry.Item)], page.NextCursor);
    }

    // Assumption: the form of these cursors; clients must not look into them.
    private static string Cursor(int index) => "p" + index.ToString("x8", CultureInfo.InvariantCulture);

    private static Answer List(RequestContext context, PropertyId id, ListedPropertyKind kind, ListPage<PropertyItem> page) => Answer.Of<PagePropertyItem>(
        new PropertyItemList
        {
            Results = page.Items,
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.PropertyItem,
            PropertyItem = new ListedProperty { Id = id, NextUrl = NextUrl(context, id, page.NextCursor), Kind = kind },
        });

    private static string? NextUrl(RequestContext context, PropertyId id, string? cursor)
    {
        if (cursor is null)
            return null;
        string size = context.QueryValue("page_size") is { } given ? $"&page_size={given}" : "";
        return $"https://api.notion.com/v1/pages/{context.PathId("page_id")}/properties/{id.Value}?start_cursor={cursor}{size}";
    }
}
