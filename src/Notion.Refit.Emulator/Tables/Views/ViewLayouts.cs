using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Description;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Views;

/// <summary>Stores written layouts of views and maps them to response models.</summary>
/// <remarks>That a layout has the members of its kind, with values that exist, is checked by the description before.</remarks>
internal static class ViewLayouts
{
    private const string PropertyMember = "property_id";

    // Members that hold the id of a property, with the types the property must have; none for all.
    private static readonly Dictionary<string, string[]> PropertyMembers = new(StringComparer.Ordinal)
    {
        [PropertyMember] = [],
        ["x_axis_property_id"] = [],
        ["y_axis_property_id"] = [],
        ["toggle_column_id"] = [],
        ["date_property_id"] = ["date", "created_time", "last_edited_time", "formula"],
        ["end_date_property_id"] = ["date", "created_time", "last_edited_time", "formula"],
        ["map_by"] = ["place", "location"],
    };

    // The same under certain parents.
    private static readonly Dictionary<string, string[]> Parents = new(StringComparer.Ordinal)
    {
        ["arrows_by"] = ["relation"],
        ["subtasks"] = ["relation"],
        ["cover"] = ["files"],
    };

    private static readonly string[] Lists = ["properties", "table_properties"];

    private static readonly string[] Groups = ["group_by", "sub_group_by", "x_axis", "stack_by"];

    // What two kinds of groups call the type of their property.
    private static readonly Dictionary<string, string> GroupTypes = new(StringComparer.Ordinal) { ["person"] = "people", ["text"] = "rich_text" };

    /// <summary>Lays the layout of a request over the one there is. What is absent stays, null takes away.</summary>
    /// <param name="given">The layout of the request.</param>
    /// <param name="before">The layout there is; null for a new view.</param>
    /// <param name="type">The kind of the view.</param>
    /// <param name="source">The data source, whose properties may be named by id or name.</param>
    /// <param name="ids">Makes ids for lines of charts.</param>
    /// <exception cref="ApiException">The layout is of another kind, is missing though it must be there, or names a property that does not fit.</exception>
    public static JsonObject Lay(BodyPart given, JsonObject? before, ViewType type, StoredDataSource source, IdSource ids)
    {
        var layout = before?.DeepClone().AsObject() ?? new JsonObject { ["type"] = type.Value };
        if (given.IsNull)
        {
            // Assumption: where a layout has members that must be there, so must the layout of a new view.
            return before is null && Required(type).Any() ? throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined(given.Path)) : layout;
        }

        BodyPart kind = given.Get("type");
        if (!string.Equals(kind.AsString(), type.Value, StringComparison.Ordinal))
            throw kind.ShouldBe(Wording.Value(type.Value));
        foreach ((string name, BodyPart member) in given.Members)
        {
            Resolve(name, member, source);
            if (member.IsNull)
                layout.Remove(name);
            else
                layout[name] = Store(name, member.ToNode()!, source);
        }

        foreach (JsonObject line in layout["reference_lines"]?.AsArray().OfType<JsonObject>() ?? [])
            line["id"] ??= ids.NewRandom().ToString();
        return layout;
    }

    /// <summary>Returns a stored layout in the form of responses; null when a property that it needs is gone.</summary>
    /// <remarks>Assumption: all else that names a property that is gone is gone with it.</remarks>
    public static JsonObject? Show(JsonObject stored, ViewType type, StoredDataSource source)
    {
        JsonObject shown = Show(stored, isNamed: true, source)!;
        return Required(type).All(shown.ContainsKey) ? shown : null;
    }

    private static IEnumerable<string> Required(ViewType type) =>
        ApiDescription.Embedded.Component("ViewConfiguration") is ChoiceSchema choice
        && choice.ByValue.GetValueOrDefault(type.Value) is { } schema
        && (schema is ReferenceSchema reference ? reference.Target : schema) is ObjectSchema layout
            ? layout.Required.Where(member => member is not "type")
            : [];

    private static void Resolve(string name, BodyPart part, StoredDataSource source, string[]? types = null)
    {
        if (part.Value.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (BodyPart item in part.Items)
                Resolve(name, item, source);
        }
        else if (part.Value.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            CheckPart(name, part);
            foreach ((string member, BodyPart inner) in part.Members)
                Resolve(member, inner, source, member is PropertyMember ? Types(name, part) : null);
        }
        else if (!part.IsNull && PropertyMembers.TryGetValue(name, out string[]? fitting))
        {
            string given = part.AsString();
            StoredProperty property = Find(given, source) ?? throw ApiErrors.PropertyNotFound(given);
            types ??= fitting;

            // Assumption: the wording.
            if (types.Length > 0 && !types.Contains(property.Schema.Type, StringComparer.Ordinal))
                throw part.ShouldBe($"a property of the type {Wording.AnyOf([.. types.Select(Wording.Value)])}");
        }
    }

    // Rules between the members of one object. Assumption: that breaking them is refused.
    private static void CheckPart(string name, BodyPart part)
    {
        if (name is "cover" && part.Get("type").AsString() is "property" && !part.TryGet(PropertyMember, out _))
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined($"{part.Path}.{PropertyMember}"));
        if (part.TryGet("aggregator", out BodyPart aggregator) && aggregator.AsString() is not "count" && !part.TryGet(PropertyMember, out _))
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined($"{part.Path}.{PropertyMember}"));
    }

    private static string[] Types(string parent, BodyPart part)
    {
        if (!Groups.Contains(parent, StringComparer.Ordinal))
            return Parents.GetValueOrDefault(parent, []);
        string group = part.Get("type").AsString();
        return [GroupTypes.GetValueOrDefault(group, group)];
    }

    // Where the text is the id of one property and the name of another, the id counts.
    private static StoredProperty? Find(string given, StoredDataSource source) =>
        source.Properties.GetValueOrDefault(given) ?? source.Properties.GetValueOrDefault(Uri.UnescapeDataString(given)) ?? source.FindProperty(given);

    // Names of properties are made new for every answer.
    private static JsonNode? Store(string name, JsonNode? node, StoredDataSource source)
    {
        switch (node)
        {
            case JsonObject json:
                foreach ((string member, JsonNode? value) in json.ToArray())
                {
                    if (member.EndsWith("property_name", StringComparison.Ordinal))
                        json.Remove(member);
                    else if (value is JsonValue && PropertyMembers.ContainsKey(member))
                        json[member] = Find((string)value!, source)!.Id;
                    else
                        Store(member, value, source);
                }

                return json;
            case JsonArray array:
                foreach (JsonNode? item in array)
                    Store(name, item, source);
                return array;
            default:
                return node is JsonValue && PropertyMembers.ContainsKey(name) ? Find((string)node!, source)!.Id : node;
        }
    }

    private static JsonObject? Show(JsonObject stored, bool isNamed, StoredDataSource source)
    {
        var shown = new JsonObject();
        foreach ((string member, JsonNode? value) in stored)
        {
            if (value is JsonValue && PropertyMembers.ContainsKey(member))
            {
                if (source.Properties.GetValueOrDefault((string)value!) is { } property)
                    ShowProperty(shown, member, property, isNamed);
                else if (member is PropertyMember)
                    return null;
            }
            else if (value is JsonObject inner)
            {
                if (Show(inner, Groups.Contains(member, StringComparer.Ordinal), source) is { } left)
                    shown[member] = left;
            }
            else if (value is JsonArray items)
            {
                bool isList = Lists.Contains(member, StringComparer.Ordinal);
                shown[member] = new JsonArray([.. items.Select(item => item is JsonObject entry ? Show(entry, isList, source) : item?.DeepClone()).Where(item => item is not null)]);
            }
            else
            {
                shown[member] = value?.DeepClone();
            }
        }

        return shown;
    }

    private static void ShowProperty(JsonObject shown, string member, StoredProperty property, bool isNamed)
    {
        shown[member] = PropertyIdSource.Encode(property.Id);
        string? nameMember = member switch
        {
            PropertyMember when isNamed => "property_name",
            "date_property_id" => "date_property_name",
            "end_date_property_id" => "end_date_property_name",
            "map_by" => "map_by_property_name",
            _ => null,
        };
        if (nameMember is not null)
            shown[nameMember] = property.Name;
    }
}
