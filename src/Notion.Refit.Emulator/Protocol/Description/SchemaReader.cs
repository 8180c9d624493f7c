using System.Text.Json;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>Reads the schemas of the description.</summary>
internal static class SchemaReader
{
    // Filters and sorts are checked against the schema of the data source, by what reads them.
    private static readonly string[] CheckedElsewhere = ["Filter", "Sort"];

    /// <summary>Reads a schema that is no reference.</summary>
    public static Schema Read(string? name, JsonElement schema, ApiDescription description)
    {
        if (name is not null && CheckedElsewhere.Contains(name, StringComparer.Ordinal))
            return AnySchema.Instance;
        if (name is "EmojiIcon")
            return EmojiSchema.Instance;
        if (schema.TryGetProperty("$ref", out _))
            return description.Read(schema);
        if (schema.TryGetProperty("oneOf", out JsonElement branches))
            return ReadChoice(schema, branches, description);
        if (schema.TryGetProperty("const", out JsonElement constant))
            return ReadConstant(constant);
        if (schema.TryGetProperty("allOf", out _) || schema.TryGetProperty("properties", out _))
            return ReadObject(name, schema, description);
        return ReadTyped(name, schema, description);
    }

    public static int? Integer(JsonElement schema, string name) => schema.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : null;

    private static Schema ReadTyped(string? name, JsonElement schema, ApiDescription description)
    {
        (string? type, bool isNullable) = ReadType(schema);
        return type switch
        {
            null => AnySchema.Instance,
            "array" => new ArraySchema(schema.TryGetProperty("items", out JsonElement items) ? description.Read(items) : AnySchema.Instance)
            {
                MinItems = Integer(schema, "minItems"),
                MaxItems = Integer(schema, "maxItems"),
                IsNullable = isNullable,
            },
            "object" => ReadObject(name, schema, description),
            _ => ReadScalar(schema, type, isNullable),
        };
    }

    /// <summary>Reads the schema of a property or query parameter, some of which the API checks otherwise than the description says.</summary>
    /// <param name="name">The name of the property or parameter.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="description">The description.</param>
    /// <param name="owner">The component or operation that has it; null when it has no name.</param>
    public static Schema ReadMember(string name, JsonElement schema, ApiDescription description, string? owner) => (owner, name) switch
    {
        // Lists of comments refuse other sizes; all other lists that were tried take them.
        (not "listComments", "page_size") => ReadScalar(schema, "integer", isNullable: false, isPageSize: true),
        _ => description.Read(schema),
    };

    private static ScalarSchema ReadScalar(JsonElement schema, string type, bool isNullable, bool isPageSize = false)
    {
        string? format = Text(schema, "format");
        return new ScalarSchema
        {
            Type = type,
            IsNullable = isNullable,
            IsUuid = format is "uuid",
            Words = Words(schema),
            IsTimestamp = format is "date-time",
            IsLong = format is "int64",
            IsPageSize = isPageSize,
            MinLength = Integer(schema, "minLength"),
            MaxLength = Integer(schema, "maxLength"),
            Minimum = Number(schema, "minimum"),
            Maximum = Number(schema, "maximum"),
            ExclusiveMinimum = Number(schema, "exclusiveMinimum"),
            ExclusiveMaximum = Number(schema, "exclusiveMaximum"),

            // Open values are open to the future of the API. A request can only use those of today.
            Values = schema.TryGetProperty("x-extensible-enum", out JsonElement values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [],
        };
    }

    private static ScalarSchema ReadConstant(JsonElement constant) => constant.ValueKind == JsonValueKind.String
        ? new ScalarSchema { Type = "string", Values = [constant.GetString()!] }
        : new ScalarSchema { Type = "boolean" };

    private static ChoiceSchema ReadChoice(JsonElement schema, JsonElement branches, ApiDescription description)
    {
        bool isNullable = branches.EnumerateArray().Any(IsNull);
        Dictionary<string, Schema> byValue = [];
        string? discriminator = null;
        if (schema.TryGetProperty("discriminator", out JsonElement named))
        {
            discriminator = named.GetProperty("propertyName").GetString();
            foreach (JsonProperty entry in named.GetProperty("mapping").EnumerateObject())
                byValue.Add(entry.Name, description.Component(Last(entry.Value.GetString()!)));
        }

        Dictionary<string, Schema> byMember = [];
        if (schema.TryGetProperty("x-discriminator-keys", out JsonElement keys))
        {
            foreach (JsonProperty entry in keys.EnumerateObject())
                byMember.Add(entry.Name, description.Component(entry.Value.GetString()!));
        }

        return new ChoiceSchema
        {
            Branches = [.. branches.EnumerateArray().Where(branch => !IsNull(branch)).Select(description.Read)],
            IsNullable = isNullable,
            Discriminator = discriminator,
            ByValue = byValue,
            ByMember = byMember,
        };
    }

    private static ObjectSchema ReadObject(string? component, JsonElement schema, ApiDescription description)
    {
        var members = new Dictionary<string, Schema>(StringComparer.Ordinal);
        var required = new HashSet<string>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, Schema>(StringComparer.Ordinal);
        Schema? bare = schema.TryGetProperty("x-bare", out JsonElement name) ? description.Component(name.GetString()!) : null;

        if (schema.TryGetProperty("allOf", out JsonElement parts))
        {
            foreach (JsonElement part in parts.EnumerateArray())
            {
                Schema read = description.Read(part);
                var inner = (ObjectSchema)(read is ReferenceSchema reference ? reference.Target : read);
                foreach ((string member, Schema value) in inner.Members)
                    members[member] = value;
                foreach ((string kind, Schema value) in inner.Kinds)
                    kinds[kind] = value;
                required.UnionWith(inner.Required);
                bare ??= inner.Bare;
            }
        }

        bool isUnion = schema.TryGetProperty("x-tagged-union", out _);
        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                if (property.Value.TryGetProperty("readOnly", out _) && EchoedMembers.IsRefused(property.Name))
                    continue;

                // In a union every member is a kind, except its type and constants beside it.
                bool isKind = isUnion && property.Name is not "type" && !property.Value.TryGetProperty("const", out _);
                if (isKind)
                    kinds[property.Name] = description.Read(property.Value);
                else if (!isUnion || property.Name is not "type")
                    members[property.Name] = ReadMember(property.Name, property.Value, description, component);
            }
        }

        foreach (string echoed in EchoedMembers.Of(component ?? ""))
            members.TryAdd(echoed, AnySchema.Instance);
        if (schema.TryGetProperty("required", out JsonElement names))
            required.UnionWith(names.EnumerateArray().Select(member => member.GetString()!));

        return new ObjectSchema
        {
            Members = members,
            Required = required,
            Kinds = kinds,
            IsKindOptional = schema.TryGetProperty("x-content-optional", out _),
            Bare = bare,
            IsNullable = schema.TryGetProperty("type", out _) && ReadType(schema).IsNullable,
            Others = Others(schema, description),
        };
    }

    private static Schema? Others(JsonElement schema, ApiDescription description) =>
        !schema.TryGetProperty("additionalProperties", out JsonElement others) ? null : others.ValueKind switch
        {
            JsonValueKind.False => null,
            JsonValueKind.True => AnySchema.Instance,
            _ => description.Read(others),
        };

    private static (string? Type, bool IsNullable) ReadType(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out JsonElement type))
            return (null, true);
        if (type.ValueKind == JsonValueKind.String)
            return (type.GetString(), false);
        string[] types = [.. type.EnumerateArray().Select(entry => entry.GetString()!)];
        return (types.First(entry => entry is not "null"), types.Contains("null", StringComparer.Ordinal));
    }

    private static IReadOnlyList<string> Words(JsonElement schema) =>
        schema.TryGetProperty("x-id-words", out JsonElement words) ? [.. words.EnumerateObject().SelectMany(word => (string[])[word.Name, word.Value.GetString()!])] : [];

    private static bool IsNull(JsonElement branch) => Text(branch, "type") is "null";

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement schema, string name) => schema.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;

    private static string Last(string reference) => reference[(reference.LastIndexOf('/') + 1)..];
}
