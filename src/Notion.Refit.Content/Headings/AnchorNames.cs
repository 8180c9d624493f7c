using System.Globalization;
using System.Text;

namespace Notion.Refit.Content.Headings;

/// <summary>Gives the headings of one document their anchors, as GitHub does: in the order of the document, with a number for each repetition.</summary>
internal sealed class AnchorNames
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Returns the anchor of the next heading; empty when its text has no letter or digit.</summary>
    public string Next(string heading)
    {
        string wanted = Of(heading);
        string name = wanted;

        // Also where the name with the number is that of an earlier heading: every heading can be reached.
        while (!_counts.TryAdd(name, 0))
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{++_counts[wanted]}");
        return wanted.Length == 0 ? "" : name;
    }

    /// <summary>Returns the anchor of a text: small letters, marks, digits, connectors and dashes; a dash for each blank.</summary>
    public static string Of(string heading)
    {
        var name = new StringBuilder(heading.Length);
        foreach (Rune rune in heading.Trim().EnumerateRunes())
        {
            if (rune.Value is ' ' or '-')
                name.Append('-');
            else if (IsWord(rune))
                name.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return name.ToString();
    }

    // As \p{Word} of Ruby, with which GitHub does it: numbers such as ² are not in it, Roman ones are.
    private static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
