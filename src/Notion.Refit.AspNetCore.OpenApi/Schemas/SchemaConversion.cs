using System.Text.Json.Nodes;

namespace Notion.Refit.AspNetCore.OpenApi.Schemas;

/// <summary>Converts schemas of the description, which have extensions of the generator, to plain ones of OpenAPI 3.1.</summary>
/// <param name="schemas">The schemas.</param>
internal sealed class SchemaConversion(ModelSchemas schemas)
{
    private const string Folder = "#/components/schemas/";

    // Limits of requests: what is stored may be longer.
    private static readonly HashSet<string> s_limits = new(StringComparer.Ordinal)
    {
        "maxLength", "minLength", "maxItems", "minItems", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    };

    /// <summary>Returns the name that a reference ends with.</summary>
    public static string NameOf(string reference) => reference[(reference.LastIndexOf('/') + 1)..];

    public JsonObject Convert(JsonObject schema) => Convert(schema, null);

    /// <summary>Returns the schema of a kind with its tag.</summary>
    public static JsonObject ConvertKind(UnionKind kind, string? description, string payload)
    {
        var result = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray(kind.Key),
            ["properties"] = new JsonObject
            {
                [kind.Tag] = new JsonObject { ["type"] = "string", ["const"] = kind.Key },
                [kind.Key] = new JsonObject { ["$ref"] = Folder + payload },
            },
        };
        if (description is not null)
            result["description"] = description;
        return result;
    }

    // Of a partial object only some members are certain; they are named at the schema, which may have its members in parts.
    private JsonObject Convert(JsonObject schema, JsonArray? certain)
    {
        if ((string?)schema["$ref"] is { } reference)
            return ConvertReference(schema, NameOf(reference));
        certain = schema["x-partial"] as JsonArray ?? certain;
        var result = new JsonObject();
        foreach ((string name, JsonNode? value) in schema)
        {
            if (name.StartsWith("x-", StringComparison.Ordinal) || s_limits.Contains(name))
                continue;
            switch (name)
            {
                case "properties":
                    result[name] = new JsonObject(value!.AsObject().Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Convert(property.Value!.AsObject()))));
                    break;
                case "required":
                    result[name] = new JsonArray([.. value!.AsArray().Where(member => certain is null || certain.Any(sure => (string?)sure == (string?)member)).Select(static member => member!.DeepClone())]);
                    break;
                case "items" or "additionalProperties" when value is JsonObject inner:
                    result[name] = Convert(inner);
                    break;
                case "allOf":
                    result[name] = new JsonArray([.. value!.AsArray().Select(part => Convert(part!.AsObject(), certain))]);
                    break;
                case "oneOf":
                    result[AreExclusive(schema) ? name : "anyOf"] = new JsonArray([.. value!.AsArray().Select(branch => Convert(branch!.AsObject()))]);
                    break;
                case "discriminator":
                    result[name] = ConvertDiscriminator(value!.AsObject());
                    break;
                default:
                    result[name] = value?.DeepClone();
                    break;
            }
        }

        if (schema["const"] is JsonValue constant)
            RestateConstant(result, constant);
        if (schema["x-extensible-enum"] is JsonArray known)
            result["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["enum"] = known.DeepClone() }, new JsonObject { ["type"] = "string" });
        if (schema["x-id-words"] is not null)
            result.Remove("format");
        return result;
    }

    // The reader takes a constant for a text, whatever it is.
    private static void RestateConstant(JsonObject schema, JsonValue constant)
    {
        if (constant.TryGetValue(out string? _))
        {
            schema["type"] = "string";
            return;
        }

        schema.Remove("const");
        schema["enum"] = new JsonArray(constant.DeepClone());
    }

    private JsonObject ConvertReference(JsonObject schema, string name)
    {
        JsonObject result = schemas.Inline(name) is { } inline ? Convert(inline) : new JsonObject { ["$ref"] = Folder + schemas.Referenced(name) };
        foreach ((string sibling, JsonNode? value) in schema)
        {
            if (sibling is "description" or "deprecated" or "default" or "readOnly" or "writeOnly")
                result[sibling] = value?.DeepClone();
        }

        return result;
    }

    private JsonObject ConvertDiscriminator(JsonObject discriminator)
    {
        var result = (JsonObject)discriminator.DeepClone();
        foreach ((string value, JsonNode? reference) in discriminator["mapping"]!.AsObject())
            result["mapping"]![value] = Folder + schemas.Referenced(NameOf((string)reference!));
        return result;
    }

    // By a discriminator, or as a value and null.
    private static bool AreExclusive(JsonObject schema) =>
        schema["discriminator"] is not null || (schema["oneOf"]!.AsArray() is { Count: 2 } branches && branches.Any(static branch => branch!["type"] is JsonValue type && type.TryGetValue(out string? name) && name == "null"));
}
