using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Json;

namespace Notion.Refit.Live.Cloning;

/// <summary>Replaces the ids of properties, pages and data sources in a model by those of their copies.</summary>
/// <param name="properties">The new id of each old property; null for one that has no copy.</param>
/// <param name="objects">The new id of each old page and data source.</param>
internal sealed class IdReplacement(IReadOnlyDictionary<string, string?> properties, IReadOnlyDictionary<string, string> objects)
{
    /// <summary>Returns the model with the new ids; null when a property in it has no copy.</summary>
    public T? In<T>(T model)
        where T : class, INotionModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            model.Write(writer);
        if (Of(JsonNode.Parse(buffer.WrittenSpan)) is not { } replaced)
            return null;
        buffer.Clear();
        using (var writer = new Utf8JsonWriter(buffer))
            replaced.WriteTo(writer);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        return T.Read(ref reader);
    }

    /// <summary>Returns the new id of a property, if it has one, by its old id or its name.</summary>
    public string? OfProperty(string property) => properties.TryGetValue(property, out string? known) ? known : property;

    private JsonNode? Of(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject value:
                foreach ((string name, JsonNode? member) in value.ToArray())
                {
                    if (member is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                    {
                        string old = text.GetValue<string>();
                        string? now = name is "property" or "property_id" || name.EndsWith("_property_id", StringComparison.Ordinal) ? OfProperty(old) : objects.GetValueOrDefault(old, old);
                        if (now is null)
                            return null;
                        value[name] = now;
                    }
                    else if (member is JsonObject or JsonArray && Of(member) is null)
                    {
                        return null;
                    }
                }

                return value;
            case JsonArray list:
                // A property without a copy is left out of a list, such as that of the columns that are shown.
                for (int i = list.Count - 1; i >= 0; i--)
                {
                    if (list[i] is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                        list[i] = objects.GetValueOrDefault(text.GetValue<string>(), text.GetValue<string>());
                    else if (list[i] is JsonObject or JsonArray && Of(list[i]) is null)
                        list.RemoveAt(i);
                }

                return list;
            default:
                return node;
        }
    }
}
