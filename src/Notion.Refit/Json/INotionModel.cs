using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>A type that reads itself from JSON and writes itself back without losing anything.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <remarks>
/// Both methods follow the convention of <see cref="System.Text.Json.Serialization.JsonConverter{T}"/>: <see cref="Read"/> starts on the
/// first token of the value and stops on its last one.
/// </remarks>
public interface INotionModel<out TSelf>
    where TSelf : INotionModel<TSelf>
{
    /// <summary>Reads a value.</summary>
    /// <param name="reader">The reader, on the first token of the value; afterwards on its last one.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The JSON is broken, or a member has a type that does not fit.</exception>
    static abstract TSelf Read(ref Utf8JsonReader reader);

    /// <summary>Writes the value.</summary>
    /// <param name="writer">The writer.</param>
    void Write(Utf8JsonWriter writer);
}
