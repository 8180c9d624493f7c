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
    private readonly FrozenSet<string> _forms;
    private readonly ConcurrentDictionary<string, Schema> _schemas = new(StringComparer.Ordinal);

    private ApiDescription(JsonElement root)
    {
        _components = root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .ToFrozenDictionary(component => component.Name, component => component.Value, StringComparer.Ordinal);
        _bodies = Bodies(root, "application/json").ToFrozenDictionary(StringComparer.Ordinal);
        _forms = Bodies(root, "multipart/form-data").Select(form => form.Key).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The description that is built into the emulator.</summary>
    public static ApiDescription Embedded { get; } = Load();

    /// <summary>What the body of an operation must be; null when it has none, or none of JSON.</summary>
    public Schema? Body(string operationId) => _bodies.TryGetValue(operationId, out JsonElement schema) ? Read(schema) : null;

    /// <summary>Whether the body of an operation is a form with files instead of JSON.</summary>
    public bool TakesForm(string operationId) => _forms.Contains(operationId);

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

    private static IEnumerable<KeyValuePair<string, JsonElement>> Bodies(JsonElement root, string contentType)
    {
        foreach (JsonProperty path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty verb in path.Value.EnumerateObject())
            {
                if (verb.Value.ValueKind == JsonValueKind.Object
                    && verb.Value.TryGetProperty("operationId", out JsonElement id)
                    && verb.Value.TryGetProperty("requestBody", out JsonElement body)
                    && body.TryGetProperty("content", out JsonElement content)
                    && content.TryGetProperty(contentType, out JsonElement described))
                {
                    yield return new(id.GetString()!, described.GetProperty("schema"));
                }
            }
        }
    }
}
