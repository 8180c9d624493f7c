using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notion.Refit;

/// <summary>Lets <see cref="JsonSerializer"/> read and write ids, also as names of members.</summary>
/// <typeparam name="T">The id type.</typeparam>
public sealed class NotionIdConverter<T> : JsonConverter<T>
    where T : struct, INotionId<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException($"Expected the text of a {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value.ToString());
    }

    private static T Parse(string? text) => T.TryParse(text, null, out T id) ? id : throw new JsonException($"'{text}' is not a {typeof(T).Name}.");
}
