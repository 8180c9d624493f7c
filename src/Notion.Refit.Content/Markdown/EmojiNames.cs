using System.Collections.Frozen;
using System.Resources;

namespace Notion.Refit.Content.Markdown;

/// <summary>The names of emoji as GitHub has them, from the data of gemoji (see NOTICE).</summary>
internal static class EmojiNames
{
    private const string Resource = "emoji.txt";
    private const char EmojiForm = '\uFE0F';

    private static readonly Dictionary<string, string> s_all = Load();
    private static readonly FrozenSet<string> s_emojis = s_all.Values.Select(emoji => emoji.Replace($"{EmojiForm}", "", StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gets the emoji by their names with colons, such as <c>:tada:</c>.</summary>
    public static Dictionary<string, string> All => s_all;

    /// <summary>Whether there is an emoji of a name, which is without colons.</summary>
    public static bool IsName(ReadOnlySpan<char> name) => s_all.ContainsKey($":{name}:");

    /// <summary>Whether one grapheme is an emoji, whatever its skin tone.</summary>
    public static bool IsEmoji(string grapheme)
    {
        string plain = grapheme.Replace($"{EmojiForm}", "", StringComparison.Ordinal);
        if (s_emojis.Contains(plain))
            return true;

        // The five skin tones are U+1F3FB to U+1F3FF.
        for (int i = plain.IndexOf('\uD83C', StringComparison.Ordinal); i >= 0 && i + 1 < plain.Length; i = plain.IndexOf('\uD83C', i + 1))
        {
            if (plain[i + 1] is >= '\uDFFB' and <= '\uDFFF')
                return s_emojis.Contains(plain.Remove(i, 2));
        }

        return false;
    }

    private static Dictionary<string, string> Load()
    {
        using Stream stream = typeof(EmojiNames).Assembly.GetManifestResourceStream(Resource) ?? throw new MissingManifestResourceException(Resource);
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>(2000, StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0)
                names.Add($":{line[..blank]}:", line[(blank + 1)..]);
        }

        return names;
    }
}
