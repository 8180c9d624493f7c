using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Tests.Models;

/// <summary>Reads and writes models as the transport does: by their own readers and writers.</summary>
internal static class ModelJson
{
    public static T Read<T>(string json)
        where T : INotionModel<T>
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        T model = T.Read(ref reader);
        Assert.That(reader.Read(), Is.False, "The reader stops on the last token of the value.");
        return model;
    }

    public static string Write<T>(T model)
        where T : INotionModel<T>
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            model.Write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads and writes back, and looks whether anything was lost, added or written in another form.</summary>
    public static T RoundTrip<T>(string json)
        where T : INotionModel<T>
    {
        T model = Read<T>(json);
        Assert.That(Canonical(Write(model)), Is.EqualTo(Canonical(json)));
        return model;
    }

    /// <summary>The same JSON without blanks and with members in ordinal order; texts and numbers as they stand.</summary>
    public static string Canonical(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Canonical(document.RootElement);
    }

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"\"{member.Name}\":{Canonical(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };
}
