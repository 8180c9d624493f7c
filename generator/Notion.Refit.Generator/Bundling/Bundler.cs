using System.Text.Encodings.Web;
using System.Text.Json;
using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Bundling;

/// <summary>Writes the description as one JSON document in which all references are local.</summary>
internal sealed class Bundler
{
    private static readonly string[] Sections = ["schemas", "parameters", "requestBodies", "responses", "headers", "securitySchemes"];

    private static readonly JsonWriterOptions Format = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Description _description;
    private readonly Dictionary<MapNode, string> _components = [];
    private readonly Dictionary<string, SortedDictionary<string, MapNode>> _sections = new(StringComparer.Ordinal);

    private Bundler(Description description)
    {
        _description = description;
        foreach (string section in Sections)
            Collect(section);
    }

    /// <summary>The document in UTF-8, with LF line ends and one at its end. Components are in ordinal order, all else in that of the files.</summary>
    public static byte[] Bundle(Description description)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Format))
            new Bundler(description).WriteDocument(writer);

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private void Collect(string section)
    {
        SortedDictionary<string, MapNode> all = new(StringComparer.Ordinal);
        foreach (MapNode document in _description.Documents.Values)
        {
            foreach ((string name, MapNode node) in document.Map("components")?.MapEntries(section) ?? [])
            {
                // Files may share a security scheme's name: it is the same scheme. All else is checked to be unique.
                if (all.TryAdd(name, node) || section == "securitySchemes")
                    _components[node] = $"#/components/{section}/{JsonPointer.Escape(name)}";
            }
        }

        _sections.Add(section, all);
    }

    private void WriteDocument(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach ((string key, Node value) in _description.Root.Entries.Where(entry => entry.Key != "components"))
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }

        writer.WriteStartObject("components");
        foreach (string section in Sections.Where(section => _sections[section].Count > 0))
        {
            writer.WriteStartObject(section);
            foreach ((string name, MapNode node) in _sections[section])
            {
                writer.WritePropertyName(name);
                WriteMap(writer, node);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, Node node)
    {
        switch (node)
        {
            case MapNode map when map.IsReference(out string? reference):
                WriteReference(writer, map, reference);
                break;
            case MapNode map:
                WriteMap(writer, map);
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (Node item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                WriteScalar(writer, scalar);
                break;
        }
    }

    private void WriteReference(Utf8JsonWriter writer, MapNode map, string reference)
    {
        MapNode target = (MapNode)_description.Find(map, reference)!;
        if (!_components.ContainsKey(target))
            Write(writer, target);
        else
            WriteMap(writer, map);
    }

    private void WriteMap(Utf8JsonWriter writer, MapNode map)
    {
        writer.WriteStartObject();
        foreach ((string key, Node value) in map.Entries)
        {
            writer.WritePropertyName(key);
            if (key == "$ref" && value is ScalarNode reference)
                writer.WriteStringValue(Localize(map, reference.Text));
            else if (key == "mapping" && map.Has("propertyName") && value is MapNode mapping)
                WriteMapping(writer, mapping);
            else
                Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private void WriteMapping(Utf8JsonWriter writer, MapNode mapping)
    {
        writer.WriteStartObject();
        foreach ((string value, Node target) in mapping.Entries)
            writer.WriteString(value, Localize(mapping, ((ScalarNode)target).Text));
        writer.WriteEndObject();
    }

    private string Localize(MapNode from, string reference)
    {
        if (_description.Find(from, reference) is MapNode target && _components.TryGetValue(target, out string? local))
            return local;

        // A mapping may name a component without a path.
        return _sections["schemas"].ContainsKey(reference) ? $"#/components/schemas/{JsonPointer.Escape(reference)}" : reference;
    }

    private static void WriteScalar(Utf8JsonWriter writer, ScalarNode scalar)
    {
        switch (scalar.ScalarKind)
        {
            case ScalarKind.Null:
                writer.WriteNullValue();
                break;
            case ScalarKind.Flag:
                writer.WriteBooleanValue(scalar.IsTrue);
                break;
            case ScalarKind.Number:
                writer.WriteRawValue(scalar.Text);
                break;
            default:
                writer.WriteStringValue(scalar.Text);
                break;
        }
    }
}
