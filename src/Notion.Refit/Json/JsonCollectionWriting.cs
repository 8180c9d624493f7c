using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Helpers of the generated writers for collections that are not plain lists of models, free JSON, and constants that are not text.</summary>
internal static class JsonCollectionWriting
{
    public static void WriteIds<T>(this Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<T> list, JsonExtras? extras)
        where T : struct, INotionId<T>
    {
        writer.WriteStartArray(name);
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].Value == Guid.Empty && Sending.IsActive)
                Sending.RefuseDefaultId(JsonCollectionReading.ElementName(name.Value, i), typeof(T).Name);
            if (extras?.OriginalOf(JsonCollectionReading.ElementName(name.Value, i)) is { } original
                && JsonReading.TryReadId<T>(Encoding.UTF8.GetBytes(original), out Guid same) && same == list[i].Value)
                writer.WriteStringValue(original);
            else
                writer.WriteStringValue(list[i].Value);
        }

        writer.WriteEndArray();
    }

    public static void WriteNullableMap<T>(this Utf8JsonWriter writer, JsonEncodedText name, PropertyMap<T?> map)
        where T : class, INotionModel<T>
    {
        writer.WriteStartObject(name);
        foreach (KeyValuePair<string, T?> entry in map)
        {
            writer.WritePropertyName(entry.Key);
            if (entry.Value is null)
                writer.WriteNullValue();
            else
                entry.Value.Write(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a list, or its one item alone.</summary>
    public static void WriteOneOrMany<T>(this Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<T> list, bool single)
        where T : INotionModel<T>
    {
        writer.WritePropertyName(name);
        writer.WriteOneOrMany(list, single);
    }

    /// <inheritdoc cref="WriteOneOrMany{T}(Utf8JsonWriter, JsonEncodedText, IReadOnlyList{T}, bool)"/>
    public static void WriteOneOrMany<T>(this Utf8JsonWriter writer, IReadOnlyList<T> list, bool single)
        where T : INotionModel<T>
    {
        if (single && list.Count == 1)
        {
            list[0].Write(writer);
            return;
        }

        writer.WriteStartArray();
        for (int i = 0; i < list.Count; i++)
            list[i].Write(writer);
        writer.WriteEndArray();
    }

    /// <summary>Writes a list of strings, or its one item alone.</summary>
    public static void WriteStringOrStrings(this Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string> list, bool single)
    {
        if (single && list.Count == 1)
            writer.WriteString(name, list[0]);
        else
            writer.WriteStrings(name, list);
    }

    public static void WriteIntegers(this Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<int> list)
    {
        writer.WriteStartArray(name);
        for (int i = 0; i < list.Count; i++)
            writer.WriteNumberValue(list[i]);
        writer.WriteEndArray();
    }

    /// <summary>Writes an object whose member names are data and whose values are texts.</summary>
    public static void WriteTextMap(this Utf8JsonWriter writer, JsonEncodedText name, PropertyMap<string> map)
    {
        writer.WriteStartObject(name);
        foreach (KeyValuePair<string, string> entry in map)
            writer.WriteString(entry.Key, entry.Value);
        writer.WriteEndObject();
    }

    public static void WriteListValue<T>(this Utf8JsonWriter writer, IReadOnlyList<T> list)
        where T : INotionModel<T>
    {
        writer.WriteStartArray();
        for (int i = 0; i < list.Count; i++)
            list[i].Write(writer);
        writer.WriteEndArray();
    }

    /// <summary>Writes a number without a name, in the text in which it came.</summary>
    public static void WriteNumberValue(this Utf8JsonWriter writer, double value, JsonExtras? extras)
    {
        if (extras?.OriginalOf("") is { } original)
            writer.WriteRawValue(original);
        else
            writer.WriteNumberValue(value);
    }

    /// <summary>Writes an instant without a name, in the text in which it came.</summary>
    public static void WriteTimestampValue(this Utf8JsonWriter writer, DateTimeOffset value, JsonExtras? extras) =>
        writer.WriteStringValue(extras?.OriginalOf("") ?? value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));

    public static void WriteElement(this Utf8JsonWriter writer, JsonEncodedText name, JsonElement value)
    {
        writer.WritePropertyName(name);
        writer.WriteRaw(value);
    }

    /// <summary>Writes a flag that is always the same, unless it came otherwise.</summary>
    public static void WriteConstant(this Utf8JsonWriter writer, JsonEncodedText name, bool value, JsonExtras? extras)
    {
        if (extras is null || !extras.Replaces(name.Value))
            writer.WriteBoolean(name, value);
    }
}
