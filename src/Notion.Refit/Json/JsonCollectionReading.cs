using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Helpers of the generated readers for collections that are not plain lists of models, and for constants that are not text.</summary>
internal static class JsonCollectionReading
{
    /// <summary>Reads a list of ids; text in another form than dashed lower case is kept in <paramref name="extras"/>.</summary>
    public static IReadOnlyList<T> ReadIds<T>(this ref Utf8JsonReader reader, string member, ref JsonExtras? extras)
        where T : struct, INotionId<T>
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw JsonReading.Unexpected(ref reader, "an array");

        var list = default(ListBuilder<T>);
        int index = 0;
        while (reader.NextElement())
        {
            // The key of an element is made only where its text is kept.
            JsonExtras? element = null;
            list.Add(reader.ReadId<T>(member, ref element));
            if (element?.OriginalOf(member) is { } text)
                JsonExtras.Original(ref extras, ElementName(member, index), text);
            index++;
        }

        return list.ToList();
    }

    /// <summary>Reads an object whose member names are data and whose values may be null.</summary>
    public static PropertyMap<T?> ReadNullableMap<T>(this ref Utf8JsonReader reader)
        where T : class, INotionModel<T>
    {
        reader.StartObject();
        var map = default(MapBuilder<T?>);
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            string key = NameTable.Get(name, out uint hash);
            map.Add(key, hash, reader.TokenType == JsonTokenType.Null ? null : T.Read(ref reader));
        }

        return map.ToMap();
    }

    /// <summary>Reads a list of integers.</summary>
    public static IReadOnlyList<int> ReadIntegers(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw JsonReading.Unexpected(ref reader, "an array");

        var list = default(ListBuilder<int>);
        while (reader.NextElement())
            list.Add(reader.ReadInt32());
        return list.ToList();
    }

    /// <summary>Reads a list of strings, each of which may be null.</summary>
    public static IReadOnlyList<string?> ReadNullableStrings(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw JsonReading.Unexpected(ref reader, "an array");

        var list = default(ListBuilder<string?>);
        while (reader.NextElement())
            list.Add(reader.ReadNullableString());
        return list.ToList();
    }

    /// <summary>Reads an object whose member names are data and whose values are texts.</summary>
    public static PropertyMap<string> ReadTextMap(this ref Utf8JsonReader reader)
    {
        reader.StartObject();
        var map = default(MapBuilder<string>);
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            string key = NameTable.Get(name, out uint hash);
            map.Add(key, hash, reader.ReadString());
        }

        return map.ToMap();
    }

    /// <summary>Reads a list of models, or its one item alone; the latter sets <paramref name="bit"/> in <paramref name="single"/>.</summary>
    public static IReadOnlyList<T> ReadOneOrMany<T>(this ref Utf8JsonReader reader, uint bit, ref uint single)
        where T : INotionModel<T>
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return reader.ReadList<T>();

        single |= bit;
        return [T.Read(ref reader)];
    }

    /// <summary>Reads a list of strings, or its one item alone; the latter sets <paramref name="bit"/> in <paramref name="single"/>.</summary>
    public static IReadOnlyList<string> ReadStringOrStrings(this ref Utf8JsonReader reader, uint bit, ref uint single)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return reader.ReadStrings();

        single |= bit;
        return [reader.ReadString()];
    }

    /// <summary>Reads a flag that is always the same; another value is kept in <paramref name="extras"/>.</summary>
    public static void ReadConstant(this ref Utf8JsonReader reader, string member, bool expected, ref JsonExtras? extras)
    {
        if (reader.TokenType != (expected ? JsonTokenType.True : JsonTokenType.False))
            JsonExtras.Member(ref extras, member, JsonElement.ParseValue(ref reader));
    }

    /// <summary>The key under which the text of a list's element is kept.</summary>
    public static string ElementName(string member, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{member}/{index}");
}
