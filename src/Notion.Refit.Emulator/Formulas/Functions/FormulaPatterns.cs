using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>The regular expressions of a request, each made once.</summary>
internal sealed class FormulaPatterns(FormulaBudget budget)
{
    private const int MostKept = 1_000;
    private const int LongestPattern = 10_000;

    private readonly Dictionary<string, FormulaPattern?> _known = new(StringComparer.Ordinal);

    /// <summary>Whether the time of the request is used up.</summary>
    public bool IsSpent => budget.ArePatternsSpent;

    /// <summary>Finds a pattern.</summary>
    /// <returns>The pattern; null when it is not valid, or cannot be used.</returns>
    public FormulaPattern? Find(string pattern)
    {
        if (_known.TryGetValue(pattern, out FormulaPattern? known))
            return known;
        FormulaPattern? made = Make(pattern);
        if (_known.Count < MostKept)
            _known[pattern] = made;
        return made;
    }

    /// <summary>Counts the time since a moment.</summary>
    public void Spend(long since) => budget.SpendPattern(since);

    /// <summary>Whether the time since a moment is all that is left.</summary>
    public bool WouldBeSpent(long since) => budget.IsPatternSpentSince(since);

    private static FormulaPattern? Make(string pattern)
    {
        if (pattern.Length > LongestPattern || PatternSyntax.Translate(pattern) is not { } translated)
            return null;
        try
        {
            return new FormulaPattern(translated, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
