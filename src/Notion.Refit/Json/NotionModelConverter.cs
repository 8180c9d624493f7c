using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notion.Refit.Json;

/// <summary>Lets <see cref="JsonSerializer"/> read and write a model through the model's own reader and writer.</summary>
/// <typeparam name="T">The model.</typeparam>
public sealed class NotionModelConverter<T> : JsonConverter<T>
    where T : INotionModel<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Write(writer);
    }
}
