namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>The words of a search. A title matches that has one of them, in any of its forms.</summary>
/// <remarks>Assumption: a form is a word without the endings of English plurals and verbs.</remarks>
internal sealed class TitleQuery(string text)
{
    private static readonly string[] Endings = ["ing", "ed", "es", "s"];

    private readonly HashSet<string> _stems = [.. Stems(text)];

    /// <summary>Whether a title matches; every title matches a search without words.</summary>
    public bool Matches(string title) => _stems.Count == 0 || Stems(title).Any(_stems.Contains);

    private static IEnumerable<string> Stems(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isWord && start < 0)
                start = i;
            if (!isWord && start >= 0)
            {
                yield return Stem(text[start..i].ToUpperInvariant());
                start = -1;
            }
        }
    }

    private static string Stem(string word)
    {
        const int ShortestStem = 3;
        foreach (string ending in Endings)
        {
            if (word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return word[..^ending.Length];
        }

        return word;
    }
}
