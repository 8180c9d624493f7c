using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>The description of the API, as far as requests are checked by it.</summary>
internal sealed class ApiDescription
{
    private const string ReferencePrefix = "#/components/schemas/";
    private const string ParameterPrefix = "#/components/parameters/";

    private readonly FrozenDictionary<string, JsonElement> _components;
    private readonly FrozenDictionary<string, Schema> _bodies;
    private readonly FrozenSet<string> _forms;
    private readonly FrozenDictionary<string, KeyValuePair<string, Schema>[]> _paths;
    private readonly FrozenDictionary<string, KeyValuePair<string, Schema>[]> _queries;
    private readonly ConcurrentDictionary<string, Schema> _schemas = new(StringComparer.Ordinal);

    private ApiDescription(JsonElement root)
    {
        _components = root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .ToFrozenDictionary(component => component.Name, component => component.Value, StringComparer.Ordinal);
        _bodies = Bodies(root, "application/json").ToFrozenDictionary(body => body.Key, body => Read(body.Value), StringComparer.Ordinal);
        _paths = Parameters(root, "path");
        _queries = Parameters(root, "query");
        _forms = Bodies(root, "multipart/form-data").Select(form => form.Key).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The description that is built into the emulator.</summary>
    public static ApiDescription Embedded { get; } = Load();

    /// <summary>Returns the schema of the body of an operation; null when it has none, or not of JSON.</summary>
    public Schema? Body(string operationId) => _bodies.GetValueOrDefault(operationId);

    /// <summary>Returns the schemas of the path parameters of an operation, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, Schema>> Path(string operationId) => _paths.GetValueOrDefault(operationId, []);

    /// <summary>Returns the schemas of the query parameters of an operation, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, Schema>> Query(string operationId) => _queries.GetValueOrDefault(operationId, []);

    /// <summary>Whether the body of an operation is a form with files instead of JSON.</summary>
    public bool TakesForm(string operationId) => _forms.Contains(operationId);

    /// <summary>Finds a component.</summary>
    public Schema Component(string name) => _schemas.GetOrAdd(name, key => SchemaReader.Read(key, _components[key], this));

    /// <summary>Reads a schema inside of another: mostly a reference, perhaps with additional limits beside it.</summary>
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

    /// <summary>The description as it was built in: JSON.</summary>
    public static Stream Open() => typeof(ApiDescription).Assembly.GetManifestResourceStream("notion.json")
            ?? throw new InvalidOperationException("The description is not built in.");

    private static ApiDescription Load()
    {
        using Stream stream = Open();
        using JsonDocument document = JsonDocument.Parse(stream);
        return new ApiDescription(document.RootElement.Clone());
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Bodies(JsonElement root, string contentType)
    {
        foreach ((string id, JsonElement operation) in Operations(root))
        {
            if (operation.TryGetProperty("requestBody", out JsonElement body)
                && body.TryGetProperty("content", out JsonElement content)
                && content.TryGetProperty(contentType, out JsonElement described))
            {
                yield return new(id, described.GetProperty("schema"));
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Operations(JsonElement root) =>
        from path in root.GetProperty("paths").EnumerateObject()
        from verb in path.Value.EnumerateObject()
        where verb.Value.ValueKind == JsonValueKind.Object && verb.Value.TryGetProperty("operationId", out _)
        from id in Ids(verb.Value)
        select KeyValuePair.Create(id, verb.Value);

    // An operation and its form as a stream have the same parameters and body.
    private static IEnumerable<string> Ids(JsonElement operation)
    {
        yield return operation.GetProperty("operationId").GetString()!;
        if (operation.TryGetProperty("x-stream", out JsonElement stream))
            yield return stream.GetProperty("operationId").GetString()!;
    }

    private FrozenDictionary<string, KeyValuePair<string, Schema>[]> Parameters(JsonElement root, string place) => Operations(root).ToFrozenDictionary(
        operation => operation.Key,
        operation => operation.Value.TryGetProperty("parameters", out JsonElement parameters)
            ? (KeyValuePair<string, Schema>[])
            [
                .. from given in parameters.EnumerateArray()
                   let parameter = given.TryGetProperty("$ref", out JsonElement reference)
                       ? root.GetProperty("components").GetProperty("parameters").GetProperty(reference.GetString()![ParameterPrefix.Length..])
                       : given
                   where string.Equals(parameter.GetProperty("in").GetString(), place, StringComparison.Ordinal)
                   let name = parameter.GetProperty("name").GetString()!
                   select KeyValuePair.Create(name, SchemaReader.ReadMember(name, parameter.GetProperty("schema"), this, operation.Key)),
            ]
            : [],
        StringComparer.Ordinal);
}
