using System.Globalization;
using System.Text;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>Recognizes emoji.</summary>
internal static class EmojiText
{
    private const int Keycap = 0x20E3;

    /// <summary>Whether a text is one emoji: a single letter as people see it, with a pictograph, a flag or a keycap in it.</summary>
    public static bool IsEmoji(string text)
    {
        if (text.Length == 0 || StringInfo.GetNextTextElementLength(text) != text.Length)
            return false;
        int flags = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsPictograph(rune.Value) || rune.Value == Keycap)
                return true;
            flags += rune.Value is >= 0x1F1E6 and <= 0x1F1FF ? 1 : 0;
        }

        return flags == 2;
    }

    // The blocks that hold pictographs, and the single ones in others.
    private static bool IsPictograph(int rune) => rune
        is (>= 0x1F000 and < 0x1F1E6) or (> 0x1F1FF and <= 0x1FAFF)
        or (>= 0x2600 and <= 0x27BF)
        or 0x00A9 or 0x00AE or 0x203C or 0x2049 or 0x2122 or 0x2139
        or (>= 0x2194 and <= 0x2199) or 0x21A9 or 0x21AA
        or 0x231A or 0x231B or 0x2328 or 0x23CF or (>= 0x23E9 and <= 0x23F3) or (>= 0x23F8 and <= 0x23FA)
        or 0x24C2 or 0x25AA or 0x25AB or 0x25B6 or 0x25C0 or (>= 0x25FB and <= 0x25FE)
        or 0x2934 or 0x2935 or (>= 0x2B05 and <= 0x2B07) or 0x2B1B or 0x2B1C or 0x2B50 or 0x2B55
        or 0x3030 or 0x303D or 0x3297 or 0x3299;
}
