using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.OpenApi.Schemas;

/// <summary>The schemas of the client's types, from the description that the client is generated from.</summary>
/// <remarks>A schema of the description has the name of its C# type. The kinds of a tagged union are the exception: there it is that of what is under the name of the kind.</remarks>
internal sealed class ModelSchemas
{
    private const string Prefix = "Notion";
    private const string PayloadSuffix = "Payload";

    private static readonly Lazy<ModelSchemas> s_instance = new(Load);
    private static readonly Assembly s_client = typeof(Page).Assembly;

    private readonly JsonObject _described;
    private readonly Dictionary<string, UnionKind> _kinds;
    private readonly Dictionary<string, Func<JsonObject>> _components = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ComponentSchema> _converted = new(StringComparer.Ordinal);
    private readonly SchemaConversion _conversion;

    private ModelSchemas(JsonObject described)
    {
        _described = described;
        _kinds = UnionKind.Find(described);
        _conversion = new SchemaConversion(this);
        foreach ((string name, JsonNode? schema) in described)
        {
            if (_kinds.TryGetValue(name, out UnionKind? kind))
            {
                _components.Add(ComponentName(name), () => SchemaConversion.ConvertKind(kind, (string?)schema!["description"], PayloadName(name)));
                _components.Add(PayloadName(name), () => _conversion.Convert(schema!.AsObject()));
            }
            else
            {
                _components.Add(ComponentName(name), () => _conversion.Convert(schema!.AsObject()));
            }
        }
    }

    public static ModelSchemas Instance => s_instance.Value;

    /// <summary>The names of all components.</summary>
    public IReadOnlyCollection<string> Names => _components.Keys;

    /// <summary>Whether a type is described: a model, an id or an open value, also a nullable one.</summary>
    public bool IsDescribed(Type type) => Underlying(type) == typeof(NotionId) || DescribedName(Underlying(type)) is not null;

    /// <summary>Returns the name of the component of a type; null for types that are described in place.</summary>
    public string? ComponentOf(Type type) =>
        Nullable.GetUnderlyingType(type) is null && DescribedName(type) is { } name && !IsInline(name) ? ComponentName(name) : null;

    /// <summary>Returns the schema of a type that is a text; null for other types.</summary>
    public JsonObject? TextOf(Type type)
    {
        // An id of any object is the only one that the description does not have.
        if (Underlying(type) == typeof(NotionId))
            return new JsonObject { ["type"] = "string", ["format"] = "uuid" };
        return DescribedName(Underlying(type)) is { } name && IsText(name) ? _conversion.Convert(_described[name]!.AsObject()) : null;
    }

    public bool Contains(string component) => _components.ContainsKey(component);

    public ComponentSchema Component(string component) => _converted.GetOrAdd(component, static (name, owner) => ComponentSchema.Create(owner._components[name]()), this);

    /// <summary>Returns what a reference of the description refers to, if it is described in place.</summary>
    public JsonObject? Inline(string name) => IsInline(name) ? _described[name]!.AsObject() : null;

    /// <summary>Returns the name of the component that a reference of the description refers to.</summary>
    public string Referenced(string name) => _kinds.ContainsKey(name) ? PayloadName(name) : ComponentName(name);

    private static ModelSchemas Load()
    {
        using Stream stream = typeof(ModelSchemas).Assembly.GetManifestResourceStream("notion.json")!;
        return new ModelSchemas(JsonNode.Parse(stream)!["components"]!["schemas"]!.AsObject());
    }

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string ComponentName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name;

    private static string PayloadName(string name) => ComponentName(name) + PayloadSuffix;

    // A kind that is not known is described as its union.
    private string? DescribedName(Type? type)
    {
        for (; type is not null && type.Assembly == s_client && !type.IsGenericType; type = type.BaseType)
        {
            if (_described.ContainsKey(type.Name))
                return type.Name;
        }

        return null;
    }

    private bool IsText(string name) => !_kinds.ContainsKey(name) && _described[name]!["type"] is JsonValue type && (string?)type == "string";

    private bool IsInline(string name) => IsText(name) && _described[name]!["x-extensible-enum"] is null;
}
