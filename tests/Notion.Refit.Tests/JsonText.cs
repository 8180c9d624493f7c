using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Notion.Refit.Tests;

/// <summary>JSON that is written for people, as it travels.</summary>
internal static class JsonText
{
    /// <summary>The same JSON without blanks: members in the same order, numbers as they were written.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The JSON on one line.</returns>
    public static string Compact(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
