using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace Notion.Refit.Emulator.Description;

/// <summary>The description of the API, as far as requests are checked by it.</summary>
internal sealed class ApiDescription
{
    private const string ReferencePrefix = "#/components/schemas/";

    private readonly FrozenDictionary<string, JsonElement> _components;
    private readonly FrozenDictionary<string, JsonElement> _bodies;
    private readonly ConcurrentDictionary<string, Schema> _schemas = new(StringComparer.Ordinal);

    private ApiDescription(JsonElement root)
    {
        _components = root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .ToFrozenDictionary(component => component.Name, component => component.Value, StringComparer.Ordinal);
        _bodies = Bodies(root).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The description that is built into the emulator.</summary>
    public static ApiDescription Embedded { get; } = Load();

    /// <summary>What the body of an operation must be; null when it has none, or none of JSON.</summary>
    public Schema? Body(string operationId) => _bodies.TryGetValue(operationId, out JsonElement schema) ? Read(schema) : null;

    /// <summary>Finds a component.</summary>
    public Schema Component(string name) => _schemas.GetOrAdd(name, key => SchemaReader.Read(key, _components[key], this));

    /// <summary>Reads a schema that stands somewhere: mostly a reference, perhaps with limits of its own beside it.</summary>
    public Schema Read(JsonElement schema)
    {
        if (!schema.TryGetProperty("$ref", out JsonElement reference))
            return SchemaReader.Read(name: null, schema, this);

        string name = reference.GetString()![ReferencePrefix.Length..];
        return new ReferenceSchema(name, this)
        {
            MaxItems = SchemaReader.Integer(schema, "maxItems"),
            MinItems = SchemaReader.Integer(schema, "minItems"),
        };
    }

    private static ApiDescription Load()
    {
        using Stream stream = typeof(ApiDescription).Assembly.GetManifestResourceStream("notion.json")
            ?? throw new InvalidOperationException("The description is not built in.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return new ApiDescription(document.RootElement.Clone());
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Bodies(JsonElement root)
    {
        foreach (JsonProperty path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty verb in path.Value.EnumerateObject())
            {
                if (verb.Value.ValueKind == JsonValueKind.Object
                    && verb.Value.TryGetProperty("operationId", out JsonElement id)
                    && verb.Value.TryGetProperty("requestBody", out JsonElement body)
                    && body.TryGetProperty("content", out JsonElement content)
                    && content.TryGetProperty("application/json", out JsonElement json))
                {
                    yield return new(id.GetString()!, json.GetProperty("schema"));
                }
            }
        }
    }
}
