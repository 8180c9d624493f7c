using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Http;

/// <summary>JSON without a model, for operations the library does not know.</summary>
/// <param name="Value">The JSON.</param>
internal readonly record struct RawJson(JsonElement Value) : INotionModel<RawJson>
{
    public static RawJson Read(ref Utf8JsonReader reader) => new(JsonElement.ParseValue(ref reader));

    public void Write(Utf8JsonWriter writer) => writer.WriteRaw(Value);
}
