using System.Text;

namespace Notion.Refit.Rows.Binding;

/// <summary>Reduces names to their letters and digits, case ignored: "💰 estimated value" and "EstimatedValue" become equal.</summary>
internal static class NameFolding
{
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (Rune rune in Composition.Compose(name).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return folded.ToString();
    }

    /// <summary>Whether two names are equal as a reader sees them.</summary>
    public static bool LookEqual(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || string.Equals(Composition.Compose(left), Composition.Compose(right), StringComparison.Ordinal);
}
