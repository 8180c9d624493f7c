using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Notion.Refit.Json;

/// <summary>Decodes JSON strings that are not whole Unicode text: half a surrogate pair becomes U+FFFD.</summary>
/// <remarks>
/// <c>"\ud83d"</c> is legal JSON, and text that a program has cut in the middle of an emoji is stored by Notion as it is. The reader of the
/// framework throws for it, which would make a whole page of results unreadable.
/// </remarks>
internal static class LenientText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Decodes the string or the property name at the position of the reader. A broken byte becomes U+FFFD, too.</summary>
    public static string Decode(scoped ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Bytes(ref reader));
        }
    }

    /// <summary>Decodes the string or the property name at the position of the reader. What is not UTF-8 is not JSON, and fails.</summary>
    /// <exception cref="InvalidOperationException">It is not UTF-8.</exception>
    public static string DecodeUtf8(scoped ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException) when (Utf8.IsValid(Bytes(ref reader)))
        {
            return Unescape(Bytes(ref reader));
        }
    }

    /// <summary>Decodes a string; null for other kinds of JSON.</summary>
    public static string? Of(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return Unescape(JsonMarshal.GetRawUtf8Value(element)[1..^1]);
        }
    }

    /// <summary>Decodes the name of a member.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Unescape(JsonMarshal.GetRawUtf8PropertyName(member));
        }
    }

    private static ReadOnlySpan<byte> Bytes(scoped ref Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (!escaped.IsEmpty)
        {
            int plain = escaped.IndexOf((byte)'\\');
            text.Append(Encoding.UTF8.GetString(plain < 0 ? escaped : escaped[..plain]));
            if (plain < 0)
                break;
            escaped = escaped[(plain + 1)..];
            if (escaped[0] == 'u')
            {
                text.Append((char)ushort.Parse(escaped[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                escaped = escaped[5..];
            }
            else
            {
                text.Append(Short(escaped[0]));
                escaped = escaped[1..];
            }
        }

        ReplaceHalves(text);
        return text.ToString();
    }

    private static char Short(byte escape) => escape switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)escape,
    };

    private static void ReplaceHalves(StringBuilder text)
    {
        Span<char> chars = new char[text.Length];
        text.CopyTo(0, chars, chars.Length);
        for (int i = 0; i < chars.Length; i++)
        {
            if (!char.IsSurrogate(chars[i]))
                continue;
            if (char.IsHighSurrogate(chars[i]) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1]))
                i++;
            else
                chars[i] = Replacement;
        }

        text.Clear().Append(chars);
    }
}
