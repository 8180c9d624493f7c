using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>The helpers of the generated writers.</summary>
internal static class JsonWriting
{
    /// <summary>Writes a member that always has the same value, unless it came otherwise.</summary>
    public static void WriteConstant(this Utf8JsonWriter writer, JsonEncodedText name, JsonEncodedText value, JsonExtras? extras)
    {
        if (extras is null || !extras.Replaces(name.Value))
            writer.WriteString(name, value);
    }

    public static void WriteTimestamp(this Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset value, JsonExtras? extras)
    {
        if (extras?.OriginalOf(name.Value) is { } original
            && DateTimeOffset.TryParse(original, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset same)
            && same.EqualsExact(value))
        {
            writer.WriteString(name, original);
            return;
        }

        Timestamp.Write(writer, name, value);
    }

    public static void WriteNumber(this Utf8JsonWriter writer, JsonEncodedText name, double value, JsonExtras? extras)
    {
        if (extras?.OriginalOf(name.Value) is { } original
            && double.TryParse(original, NumberStyles.Float, CultureInfo.InvariantCulture, out double same)
            && same.Equals(value))
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(original);
            return;
        }

        writer.WriteNumber(name, value);
    }

    public static void WriteId<T>(this Utf8JsonWriter writer, JsonEncodedText name, T value, JsonExtras? extras)
        where T : struct, INotionId<T>
    {
        if (value.Value == Guid.Empty && Sending.IsActive)
            Sending.RefuseDefaultId(name.Value, typeof(T).Name);
        if (extras?.OriginalOf(name.Value) is { } original && JsonReading.TryReadId<T>(Encoding.UTF8.GetBytes(original), out Guid same) && same == value.Value)
            writer.WriteString(name, original);
        else
            writer.WriteString(name, value.Value);
    }

    public static void WriteModel<T>(this Utf8JsonWriter writer, JsonEncodedText name, T? value)
        where T : class, INotionModel<T>
    {
        writer.WritePropertyName(name);
        if (value is null)
            writer.WriteNullValue();
        else
            value.Write(writer);
    }

    public static void WriteList<T>(this Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<T> list)
        where T : INotionModel<T>
    {
        writer.WriteStartArray(name);
        for (int i = 0; i < list.Count; i++)
            list[i].Write(writer);
        writer.WriteEndArray();
    }

    public static void WriteStrings(this Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string?> list)
    {
        writer.WriteStartArray(name);
        for (int i = 0; i < list.Count; i++)
            writer.WriteStringValue(list[i]);
        writer.WriteEndArray();
    }

    public static void WriteMap<T>(this Utf8JsonWriter writer, JsonEncodedText name, PropertyMap<T> map)
        where T : INotionModel<T>
    {
        writer.WriteStartObject(name);
        foreach (KeyValuePair<string, T> entry in map)
        {
            writer.WritePropertyName(entry.Key);
            entry.Value.Write(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the members the model does not know.</summary>
    public static void WriteExtras(this Utf8JsonWriter writer, JsonExtras? extras) => extras?.Members?.Write(writer);
}
