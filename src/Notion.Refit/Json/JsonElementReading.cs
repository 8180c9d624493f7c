using System.Runtime.InteropServices;
using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Reads parts of JSON that was kept because its kind is not known.</summary>
internal static class JsonElementReading
{
    /// <summary>Reads a member of an object. One that is missing or has another form yields the default: what is not known cannot be wrong.</summary>
    public static T? ReadMember<T>(this JsonElement owner, ReadOnlySpan<byte> name, MemberReader<T> read)
    {
        if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(name, out JsonElement value))
            return default;

        Utf8JsonReader reader = new(JsonMarshal.GetRawUtf8Value(value));
        reader.Read();
        try
        {
            return read(ref reader);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
