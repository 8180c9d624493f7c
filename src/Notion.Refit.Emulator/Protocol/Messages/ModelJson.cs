using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Json;

namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>Models as JSON, for the places where single members are looked at or laid over others.</summary>
internal static class ModelJson
{
    /// <summary>The largest depth of a body. Deeper JSON is invalid for the API.</summary>
    public const int Deepest = 128;

    private static readonly JsonDocumentOptions Documents = new() { MaxDepth = Deepest };
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject ToObject<T>(T model)
        where T : INotionModel<T> => ToObject(model.Write);

    /// <summary>The object that is written.</summary>
    public static JsonObject ToObject(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return JsonNode.Parse(buffer.WrittenSpan, documentOptions: Documents)!.AsObject();
    }

    /// <summary>Returns the written JSON.</summary>
    public static JsonElement ToElement(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return JsonElement.Parse(buffer.WrittenSpan, Documents);
    }

    /// <summary>A list as messages show it.</summary>
    public static string ToText<T>(IEnumerable<T> models)
        where T : INotionModel<T> => new JsonArray([.. models.Select(model => (JsonNode)ToObject(model))]).ToJsonString();

    /// <exception cref="JsonException">The JSON does not fit the model.</exception>
    public static T Read<T>(JsonObject json)
        where T : INotionModel<T>
    {
        return Read<T>(JsonSerializer.SerializeToUtf8Bytes(json));
    }

    /// <exception cref="JsonException">The JSON does not fit the model.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : INotionModel<T>
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        reader.Read();
        return T.Read(ref reader);
    }
}
