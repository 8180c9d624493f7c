using System.Runtime.InteropServices;
using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Writes JSON that no model describes with the text in which it came.</summary>
/// <remarks>
/// <see cref="JsonElement.WriteTo"/> decodes and encodes it anew: it fails for half a surrogate pair, and for JSON that is nested more deeply than
/// the writer allows, although both were read without a complaint.
/// </remarks>
internal static class RawJsonWriting
{
    /// <summary>Writes an element.</summary>
    public static void WriteRaw(this Utf8JsonWriter writer, JsonElement element)
    {
        ReadOnlySpan<byte> text = element.ValueKind == JsonValueKind.Undefined ? default : JsonMarshal.GetRawUtf8Value(element);
        if (!IsStrictJson(text))
            element.WriteTo(writer);
        else
            writer.WriteRawValue(WithoutReplacementMark(text), skipInputValidation: true);
    }

    /// <summary>Whether two elements are the same JSON; by their text where they cannot be decoded.</summary>
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        try
        {
            return JsonElement.DeepEquals(left, right);
        }
        catch (InvalidOperationException)
        {
            return JsonMarshal.GetRawUtf8Value(left).SequenceEqual(JsonMarshal.GetRawUtf8Value(right));
        }
    }

    // An app may have parsed it with comments or trailing commas, which the text still has.
    private static bool IsStrictJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
            }

            return !text.IsEmpty;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // In upper case the escape is what the writer makes of half a surrogate pair, and what a request is refused for (UnpairedSurrogate). In
    // lower case it means the same.
    private static ReadOnlySpan<byte> WithoutReplacementMark(ReadOnlySpan<byte> text)
    {
        byte[]? changed = null;
        for (int start = 0, found; (found = UnpairedSurrogate.Find(text[start..])) >= 0;)
        {
            start += found;
            changed ??= text.ToArray();
            "\\ufffd"u8.CopyTo(changed.AsSpan(start));
            start += UnpairedSurrogate.Mark.Length;
        }

        return changed ?? text;
    }
}
