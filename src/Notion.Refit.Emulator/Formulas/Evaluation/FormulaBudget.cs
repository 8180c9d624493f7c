using System.Diagnostics;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>The work that the formulas of a request can do. What goes beyond it is not computed, so that no formula holds other requests up.</summary>
/// <remarks>
/// A step is a part of a formula that is computed, an item of a list that is made, or some letters of a text that is made. Assumption: all numbers here.
/// </remarks>
internal sealed class FormulaBudget
{
    /// <summary>The most steps of one formula of one row.</summary>
    public const long StepsOfFormula = 1_000_000;

    /// <summary>The most steps of a request.</summary>
    public const long StepsOfRequest = 20_000_000;

    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The most items of a list, those of its lists included.</summary>
    public const long LongestList = 100_000;

    /// <summary>The letters that count as a step.</summary>
    public const int LettersOfStep = 16;

    // Time, since the cost of a pattern cannot be counted from outside.
    private static readonly long PatternTicksOfRequest = 2 * Stopwatch.Frequency;

    private long _patternTicks = PatternTicksOfRequest;

    /// <summary>The steps that were done so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether regular expressions have used up their time.</summary>
    public bool ArePatternsSpent => _patternTicks <= 0;

    /// <summary>Counts steps.</summary>
    /// <returns>Whether there were enough left.</returns>
    public bool Spend(long steps)
    {
        Steps += steps;
        return Steps <= StepsOfRequest;
    }

    /// <summary>Counts the time since a moment as that of regular expressions.</summary>
    public void SpendPattern(long since) => _patternTicks -= Stopwatch.GetTimestamp() - since;

    /// <summary>Whether the time since a moment is all that regular expressions have left.</summary>
    public bool IsPatternSpentSince(long since) => Stopwatch.GetTimestamp() - since >= _patternTicks;
}
