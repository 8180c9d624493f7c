using System.Buffers.Text;
using System.Globalization;

namespace Notion.Refit.Telemetry;

/// <summary>Finds a secret in text, however its characters are escaped: literally, as in JSON, as in an address or as in HTML.</summary>
internal static class SecretText
{
    /// <summary>The length of the shortest secret that is masked. Shorter ones would mask words.</summary>
    public const int Shortest = 8;

    private static ReadOnlySpan<byte> Names => "amp;&lt;<gt;>quot;\"apos;'"u8;

    /// <summary>Masks a secret.</summary>
    /// <param name="body">The text.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="masked">The text with all masks so far; null while it holds no secret.</param>
    public static void Mask(ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret, ref byte[]? masked)
    {
        int start = 0;
        while (start < body.Length)
        {
            int candidate = body[start..].IndexOfAny([secret[0], (byte)'\\', (byte)'%', (byte)'&']);
            if (candidate < 0)
                return;
            start += candidate;
            int length = Match(body[start..], secret);
            if (length == 0)
            {
                start++;
                continue;
            }

            masked ??= body.ToArray();
            masked.AsSpan(start, length).Fill((byte)'*');
            start += length;
        }
    }

    // The number of bytes that the secret takes at the start of the text; 0 when the text starts otherwise.
    private static int Match(ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
    {
        int length = 0;
        foreach (byte expected in secret)
        {
            ReadOnlySpan<byte> rest = text[length..];
            int taken = MatchEscape(rest, expected);
            if (taken == 0 && (rest.IsEmpty || rest[0] != expected))
                return 0;
            length += Math.Max(taken, 1);
        }

        return length;
    }

    private static int MatchEscape(ReadOnlySpan<byte> text, byte expected) => text.IsEmpty ? 0 : text[0] switch
    {
        (byte)'\\' => MatchJson(text, expected),
        (byte)'%' => IsHex(text, 1, 2, expected) ? 3 : 0,
        (byte)'&' => MatchHtml(text, expected),
        _ => 0,
    };

    // JSON inside of JSON has its backslashes doubled.
    private static int MatchJson(ReadOnlySpan<byte> text, byte expected)
    {
        int slashes = Math.Max(text.IndexOfAnyExcept((byte)'\\'), 0);
        if (slashes == 0)
            return 0;
        ReadOnlySpan<byte> rest = text[slashes..];
        if (rest[0] == 'u' && IsHex(rest, 1, 4, expected))
            return slashes + 5;
        return rest[0] == expected && expected is (byte)'/' or (byte)'"' ? slashes + 1 : 0;
    }

    private static int MatchHtml(ReadOnlySpan<byte> text, byte expected)
    {
        int end = text[..Math.Min(text.Length, 10)].IndexOf((byte)';');
        if (end < 2)
            return 0;
        ReadOnlySpan<byte> entity = text[1..end];
        bool isMatch = entity[0] != '#' ? IsNamed(entity, expected)
            : entity.Length > 2 && entity[1] is (byte)'x' or (byte)'X' ? IsHex(entity, 2, entity.Length - 2, expected)
            : Utf8Parser.TryParse(entity[1..], out int code, out int parsed) && parsed == entity.Length - 1 && code == expected;
        return isMatch ? end + 1 : 0;
    }

    private static bool IsNamed(ReadOnlySpan<byte> entity, byte expected)
    {
        int place = Names.IndexOf(entity);
        return place >= 0 && Names[place + entity.Length] == ';' && (place == 0 || !char.IsAsciiLetter((char)Names[place - 1])) && Names[place + entity.Length + 1] == expected;
    }

    private static bool IsHex(ReadOnlySpan<byte> text, int start, int length, byte expected) =>
        text.Length >= start + length
        && int.TryParse(text.Slice(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
        && value == expected;
}
