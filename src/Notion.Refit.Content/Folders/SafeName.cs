using System.Globalization;
using System.Text;

namespace Notion.Refit.Content.Folders;

/// <summary>Makes titles into names of files that every operating system takes, the same on all of them.</summary>
internal static class SafeName
{
    // Most file systems take 255 bytes or UTF-16 units; synchronized folders and suffixes need some of them.
    private const int MostBytes = 120;
    private const string Untitled = "Untitled";

    private static readonly HashSet<string> s_devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>Returns the name of a page or folder.</summary>
    public static string Of(string title) => Cut(Clean(title), MostBytes);

    /// <summary>Returns the name of a file; the extension is kept.</summary>
    public static string OfFile(string name)
    {
        string clean = Clean(name);
        string extension = Path.GetExtension(clean);
        if (extension.Length is < 2 or > 12)
            return Cut(clean, MostBytes);
        return Cut(clean[..^extension.Length], MostBytes - Encoding.UTF8.GetByteCount(extension)) + extension;
    }

    /// <summary>Returns a name with a suffix, where the plain one is taken.</summary>
    public static string WithSuffix(string name, string suffix) => $"{Cut(name, MostBytes - suffix.Length - 1)} {suffix}";

    /// <summary>Returns the form in which two names are compared: file systems ignore case or the composition of characters.</summary>
    public static string Key(string name) => name.Normalize(NormalizationForm.FormC).ToUpperInvariant();

    private static string Clean(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Lone surrogates are replaced; marks that turn the direction of text would disguise an extension.
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune) || (rune.IsAscii && "<>:\"/\\|?*".Contains((char)rune.Value, StringComparison.Ordinal)))
                name.Append('-');
            else if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029 or 0xFEFF)
                continue;
            else
                name.Append(rune.ToString());
        }

        string clean = name.ToString().Normalize(NormalizationForm.FormC).TrimStart().TrimEnd(' ', '.', '\u00A0');
        if (clean.Length == 0)
            return Untitled;
        if (clean[0] == '.')
            clean = "_" + clean;
        int end = clean.IndexOf('.', StringComparison.Ordinal);
        string stem = end < 0 ? clean : clean[..end];
        return s_devices.Contains(stem.TrimEnd()) ? $"{stem}_{clean[stem.Length..]}" : clean;
    }

    private static string Cut(string name, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= bytes)
            return name;
        int length = 0;
        int used = 0;
        while (length < name.Length)
        {
            int next = StringInfo.GetNextTextElementLength(name, length);
            int more = Encoding.UTF8.GetByteCount(name.AsSpan(length, next));
            if (used + more > bytes)
                break;
            used += more;
            length += next;
        }

        string cut = name[..length].TrimEnd(' ', '.', '\u00A0');
        return cut.Length == 0 ? Untitled : cut;
    }
}
