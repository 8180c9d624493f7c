using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Emulator.Tables.Queries.Conditions;

namespace Notion.Refit.Emulator.Tables.Views;

/// <summary>Filters and sorts of views: checked as those of queries are, stored with the ids of properties, returned with their current names.</summary>
/// <remarks>Assumption: conditions and sorts of properties that are gone, or have another type by now, are gone too.</remarks>
internal static class ViewCriteria
{
    private const string Property = "property";

    /// <summary>Checks a filter.</summary>
    /// <returns>What to store; null when there is none.</returns>
    /// <exception cref="Protocol.Errors.ApiException">It is malformed, or does not fit the schema.</exception>
    public static JsonObject? StoreFilter(BodyPart filter, StoredDataSource source, QueryScope scope)
    {
        if (filter.IsNull)
            return null;
        FilterParser.Parse(filter, scope);
        OptionNames.Check(filter, source);
        JsonObject json = filter.ToNode()!.AsObject();
        Rename(json, name => source.FindProperty(name)!.Id);
        return json;
    }

    /// <summary>Checks sorts.</summary>
    /// <returns>What to store; null when there are none.</returns>
    /// <exception cref="Protocol.Errors.ApiException">One is malformed, or names a property that does not exist.</exception>
    public static JsonArray? StoreSorts(BodyPart sorts, StoredDataSource source, QueryScope scope)
    {
        if (sorts.IsNull || sorts.Value.GetArrayLength() == 0)
            return null;
        SortParser.Parse(sorts, scope);
        JsonArray json = sorts.ToNode()!.AsArray();
        Rename(json, name => source.FindProperty(name)!.Id);
        return json;
    }

    /// <summary>Checks a condition of the filter bar.</summary>
    /// <param name="property">The property.</param>
    /// <param name="condition">The condition; an empty one only shows the property.</param>
    /// <param name="source">The data source.</param>
    /// <param name="scope">What words mean.</param>
    /// <exception cref="Protocol.Errors.ApiException">It is malformed, or does not fit the property.</exception>
    public static JsonObject StoreQuickFilter(StoredProperty property, BodyPart condition, StoredDataSource source, QueryScope scope)
    {
        JsonObject json = condition.AsObject().ToNode()!.AsObject();
        if (json.Count > 0)
            StoreFilter(condition with { Value = JsonSerializer.SerializeToElement(Leaf(property.Name, json)) }, source, scope);
        return json;
    }

    /// <summary>Returns a stored filter in the form of responses; null when nothing of it is left.</summary>
    public static JsonObject? ShowFilter(JsonObject? stored, StoredDataSource source)
    {
        if (stored is null)
            return null;
        foreach (string operation in (string[])["and", "or"])
        {
            if (stored[operation] is JsonArray entries)
            {
                JsonNode[] left = [.. entries.Select(entry => ShowFilter(entry!.AsObject(), source)).OfType<JsonObject>()];
                return left.Length > 0 ? new JsonObject { [operation] = new JsonArray(left) } : null;
            }
        }

        if (stored[Property] is null)
            return stored.DeepClone().AsObject();
        if (source.Properties.GetValueOrDefault((string)stored[Property]!) is not { } property || !Fits(stored, property))
            return null;
        var shown = stored.DeepClone().AsObject();
        shown[Property] = property.Name;
        return shown;
    }

    /// <summary>Returns stored sorts in the form of responses; null when nothing of them is left.</summary>
    public static JsonArray? ShowSorts(JsonArray? stored, StoredDataSource source)
    {
        var shown = new JsonArray();
        foreach (JsonNode? sort in stored ?? [])
        {
            var copy = sort!.DeepClone().AsObject();
            if (copy[Property] is { } id)
            {
                if (source.Properties.GetValueOrDefault((string)id!) is not { } property)
                    continue;
                copy[Property] = property.Name;
            }

            shown.Add(copy);
        }

        return shown.Count > 0 ? shown : null;
    }

    /// <summary>Returns the conditions of the filter bar in the form of responses, with their properties.</summary>
    public static IEnumerable<(StoredProperty Property, JsonObject Condition)> ShowQuickFilters(StoredView view, StoredDataSource source) =>
        from entry in view.QuickFilters
        let property = source.Properties.GetValueOrDefault(entry.Key)
        where property is not null && Fits(entry.Value, property)
        select (property, entry.Value.DeepClone().AsObject());

    /// <summary>All filters of a view as a query reads them.</summary>
    /// <remarks>Assumption: the filter bar counts as well: its conditions hide rows from everybody who opens the view.</remarks>
    public static IEnumerable<BodyPart> Filters(StoredView view, StoredDataSource source)
    {
        if (ShowFilter(view.Filter, source) is { } filter)
            yield return Part(filter);
        foreach ((StoredProperty property, JsonObject condition) in ShowQuickFilters(view, source))
        {
            if (condition.Count > 0)
                yield return Part(Leaf(property.Name, condition));
        }
    }

    /// <summary>The sorts of a view as a query reads them.</summary>
    public static BodyPart Sorts(StoredView view, StoredDataSource source) => ShowSorts(view.Sorts, source) is { } sorts ? Part(sorts) : default;

    private static BodyPart Part(JsonNode json) => new(JsonSerializer.SerializeToElement(json), "view");

    private static JsonObject Leaf(string property, JsonObject condition)
    {
        var leaf = condition.DeepClone().AsObject();
        leaf[Property] = property;
        return leaf;
    }

    private static bool Fits(JsonObject condition, StoredProperty property) =>
        condition.All(member => member.Key is Property or "type" || ConditionTable.Fits(member.Key, property.Schema.Type));

    private static void Rename(JsonNode? json, Func<string, string> idOf)
    {
        if (json is JsonArray array)
        {
            foreach (JsonNode? item in array)
                Rename(item, idOf);
        }
        else if (json is JsonObject leaf)
        {
            if (leaf[Property] is { } name)
                leaf[Property] = idOf((string)name!);
            Rename(leaf["and"], idOf);
            Rename(leaf["or"], idOf);
        }
    }
}
