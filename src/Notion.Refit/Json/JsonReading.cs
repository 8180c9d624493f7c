using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>The helpers of the generated readers.</summary>
/// <remarks>Each starts on the first token of a value and stops on its last one, and says what it expected when it meets something else.</remarks>
internal static class JsonReading
{
    // The last string stays in memory for each thread that reads.
    private const int LongestKept = 2000;

    [ThreadStatic]
    private static string? t_last;

    /// <summary>Moves into an object.</summary>
    public static void StartObject(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Unexpected(ref reader, "an object");
    }

    /// <summary>Moves to the first token of the next member's value; false at the end of the object.</summary>
    public static bool NextMember(this scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            name = default;
            return false;
        }

        name = reader.Text();
        reader.Read();
        return true;
    }

    /// <summary>Moves to the next element of an array; false at its end.</summary>
    public static bool NextElement(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Returns the unescaped UTF-8 of the name or string at the reader.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Text(this scoped ref Utf8JsonReader reader) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan;

    /// <summary>Reads a string. One that comes twice in a row, as the text of rich text does, is one instance.</summary>
    public static string ReadString(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw Unexpected(ref reader, "a string");

        if (reader.HasValueSequence || reader.ValueIsEscaped || !Ascii.IsValid(reader.ValueSpan))
            return LenientText.DecodeUtf8(ref reader);

        ReadOnlySpan<byte> text = reader.ValueSpan;
        if (t_last is { } last && last.Length == text.Length && Ascii.Equals(text, last))
            return last;

        // For ASCII the same, without looking at it twice.
        string value = Encoding.Latin1.GetString(text);
        if (value.Length <= LongestKept)
            t_last = value;
        return value;
    }

    public static string? ReadNullableString(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : reader.ReadString();

    /// <summary>Reads a string that is likely to come again: one instance serves all.</summary>
    public static string ReadName(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? NameTable.Get(reader.Text()) : throw Unexpected(ref reader, "a string");

    public static string? ReadNullableName(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : reader.ReadName();

    public static bool ReadBoolean(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected(ref reader, "true or false"),
    };

    public static int ReadInt32(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) ? value : throw Unexpected(ref reader, "an integer");

    public static long ReadInt64(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value) ? value : throw Unexpected(ref reader, "an integer");

    /// <summary>Reads a number; text that a <see cref="double"/> would change is kept in <paramref name="extras"/>.</summary>
    public static double ReadDouble(this ref Utf8JsonReader reader, string member, ref JsonExtras? extras)
    {
        if (reader.TokenType == JsonTokenType.Number && !reader.HasValueSequence && TryReadWhole(reader.ValueSpan, out double whole))
            return whole;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out double value))
            throw Unexpected(ref reader, "a number");

        // 15 significant digits always survive a double.
        if (reader.HasValueSequence || reader.ValueSpan.Length > 15 || IsUnusual(reader.ValueSpan))
            KeepUnusualNumber(ref reader, value, member, ref extras);
        return value;
    }

    /// <summary>Reads an instant; text in another form than Notion's own is kept in <paramref name="extras"/>.</summary>
    public static DateTimeOffset ReadTimestamp(this ref Utf8JsonReader reader, string member, ref JsonExtras? extras)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw Unexpected(ref reader, "a timestamp");
        if (Timestamp.TryParseCanonical(reader.ValueSpan, out DateTimeOffset value))
            return value;
        if (!reader.TryGetDateTimeOffset(out _))
            throw Unexpected(ref reader, "an ISO 8601 timestamp");

        // The reader takes text without an offset for a time of the machine's zone.
        string text = LenientText.DecodeUtf8(ref reader);
        JsonExtras.Original(ref extras, member, text);
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    /// <summary>Reads an id; text in another form than dashed lower case is kept in <paramref name="extras"/>.</summary>
    public static T ReadId<T>(this ref Utf8JsonReader reader, string member, ref JsonExtras? extras)
        where T : struct, INotionId<T>
    {
        if (reader.TokenType != JsonTokenType.String)
            throw Unexpected(ref reader, "an id");

        ReadOnlySpan<byte> text = reader.Text();
        if (Uuid.TryParseCanonical(text, out Guid value))
            return T.FromGuid(value);
        if (!TryReadId<T>(text, out value))
            throw Unexpected(ref reader, "a UUID");
        if (!IsCanonical(text))
            JsonExtras.Original(ref extras, member, LenientText.DecodeUtf8(ref reader));
        return T.FromGuid(value);
    }

    /// <summary>Reads an id in any form in which Notion writes one.</summary>
    public static bool TryReadId<T>(ReadOnlySpan<byte> text, out Guid value)
        where T : struct, INotionId<T>
    {
        if (Guid.TryParse(text, CultureInfo.InvariantCulture, out value))
            return true;

        bool isWord = T.TryParseWord(text, out T named);
        value = named.Value;
        return isWord;
    }

    /// <summary>Reads a list of models.</summary>
    public static IReadOnlyList<T> ReadList<T>(this ref Utf8JsonReader reader)
        where T : INotionModel<T>
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Unexpected(ref reader, "an array");

        var list = default(ListBuilder<T>);
        while (reader.NextElement())
            list.Add(T.Read(ref reader));
        return list.ToList();
    }

    /// <summary>Reads a list of strings.</summary>
    public static IReadOnlyList<string> ReadStrings(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Unexpected(ref reader, "an array");

        var list = default(ListBuilder<string>);
        while (reader.NextElement())
            list.Add(reader.ReadString());
        return list.ToList();
    }

    /// <summary>Reads an object whose member names are data.</summary>
    public static PropertyMap<T> ReadMap<T>(this ref Utf8JsonReader reader)
        where T : INotionModel<T>
    {
        reader.StartObject();
        var map = default(MapBuilder<T>);
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            string key = NameTable.Get(name, out uint hash);
            map.Add(key, hash, T.Read(ref reader));
        }

        return map.ToMap();
    }

    /// <summary>Reads any JSON as it is.</summary>
    public static JsonElement ReadElement(this ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <summary>Keeps a member the model does not know.</summary>
    public static void Keep(this ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ref JsonExtras? extras) =>
        JsonExtras.Member(ref extras, NameTable.Get(name), JsonElement.ParseValue(ref reader));

    /// <summary>Reads a member that always has the same value; another one is kept in <paramref name="extras"/>.</summary>
    public static void ReadConstant(this ref Utf8JsonReader reader, string member, ReadOnlySpan<byte> expected, ref JsonExtras? extras)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.Text().SequenceEqual(expected))
            JsonExtras.Member(ref extras, member, JsonElement.ParseValue(ref reader));
    }

    /// <summary>Returns a string member of the object at the reader, without moving; empty when it is missing.</summary>
    public static ReadOnlySpan<byte> Peek(this scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Unexpected(ref reader, "an object");

        Utf8JsonReader ahead = reader;
        while (ahead.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual(member))
                return ahead.TokenType == JsonTokenType.String ? ahead.Text() : default;
            ahead.Skip();
        }

        return default;
    }

    /// <summary>Whether the object at the reader has a member, without moving.</summary>
    public static bool Has(this ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        Utf8JsonReader ahead = reader;
        while (ahead.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual(member))
                return true;
            ahead.Skip();
        }

        return false;
    }

    /// <summary>The exception for a value of another kind than the model has there.</summary>
    public static JsonException Unexpected(ref Utf8JsonReader reader, string expected)
    {
        string found = reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            JsonTokenType.Null => "null",
            _ => "the end of a value",
        };
        return new JsonException($"Expected {expected}, found {found}.");
    }

    /// <summary>The exception for an object that lacks a member it always has.</summary>
    public static JsonException Missing(string type, string member) => new($"{type} lacks its member '{member}'.");

    private static bool IsCanonical(ReadOnlySpan<byte> id) => id.Length == 36 && id[8] == '-' && !id.ContainsAnyInRange((byte)'A', (byte)'Z');

    private static byte[] Unescape(scoped ref Utf8JsonReader reader) => Encoding.UTF8.GetBytes(LenientText.DecodeUtf8(ref reader));

    // Most numbers are whole and small: no need for a parser that knows points and exponents.
    private static bool TryReadWhole(ReadOnlySpan<byte> number, out double value)
    {
        value = 0;
        if (number.Length > 15)
            return false;

        long sum = 0;
        foreach (byte b in number)
        {
            uint digit = (uint)(b - '0');
            if (digit > 9)
                return false;
            sum = (sum * 10) + digit;
        }

        value = sum;
        return true;
    }

    /// <summary>Whether a number changes when it is read and written: an exponent, a trailing zero, a signed zero.</summary>
    private static bool IsUnusual(ReadOnlySpan<byte> number) =>
        number.ContainsAny((byte)'e', (byte)'E') || (number[^1] == '0' && (number.Contains((byte)'.') || number[0] == '-'));

    private static void KeepUnusualNumber(ref Utf8JsonReader reader, double value, string member, ref JsonExtras? extras)
    {
        string text = reader.HasValueSequence ? Encoding.ASCII.GetString(reader.ValueSequence) : Encoding.ASCII.GetString(reader.ValueSpan);
        if (!string.Equals(text, value.ToString("R", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            JsonExtras.Original(ref extras, member, text);
    }
}
