using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Functions of regular expressions. One that is not valid is a failure.</summary>
internal static class PatternFunctions
{
    private const int MostMatches = (int)FormulaBudget.LongestList;

    public static FormulaFunction[] All { get; } =
    [
        new("test(text: text, pattern: text): boolean", "Whether a regular expression matches somewhere.", call => Search(call, 1) is { } matches ? FormulaOperand.Of(matches.Count > 0) : FormulaOperand.Failure),
        new("match(text: text, pattern: text): list<text>", "All matches of a regular expression.", Match),
        new("replace(text: text, pattern: text, replacement: text): text", "The text with the first match replaced; $1 is the first group.", call => Replace(call, most: 1)),
        new("replaceAll(text: text, pattern: text, replacement: text): text", "The text with all matches replaced; $1 is the first group.", call => Replace(call, MostMatches + 1)),
    ];

    private static FormulaOperand Match(FormulaCall call) => Search(call, MostMatches + 1) is { } matches
        ? call.Run.ListOf([.. matches.Select(match => FormulaOperand.Of(match.Value))])
        : FormulaOperand.Failure;

    private static FormulaOperand Replace(FormulaCall call, int most)
    {
        string text = call.Text(0);
        string replacement = call.Text(2);
        if (Search(call, most) is not { Count: <= MostMatches } matches)
            return FormulaOperand.Failure;
        var result = new StringBuilder();
        int end = 0;
        foreach (Match match in matches)
        {
            result.Append(text, end, match.Index - end);
            PatternReplacement.Append(replacement, match, text, result, FormulaBudget.LongestText);
            end = match.Index + match.Length;
            if (result.Length > FormulaBudget.LongestText)
                return FormulaOperand.Failure;
        }

        return result.Length + text.Length - end <= FormulaBudget.LongestText
            ? call.Run.TextOf(result.Append(text, end, text.Length - end).ToString())
            : FormulaOperand.Failure;
    }

    // Finds the first matches; null for a failure.
    private static List<Match>? Search(FormulaCall call, int most)
    {
        FormulaPatterns patterns = call.Run.Patterns;
        if (patterns.IsSpent)
        {
            call.Run.Unsupported();
            return null;
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            while (patterns.Find(call.Text(1)) is { } pattern)
            {
                try
                {
                    return Search(call, pattern, most, start);
                }
                catch (RegexMatchTimeoutException) when (pattern.StopTrackingBack())
                {
                    // Once more, in the other way.
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            call.Run.Unsupported();
        }
        finally
        {
            patterns.Spend(start);
        }

        return null;
    }

    private static List<Match>? Search(FormulaCall call, FormulaPattern pattern, int most, long start)
    {
        List<Match> matches = [];
        for (Match match = pattern.Match(call.Text(0)); match.Success; match = match.NextMatch())
        {
            matches.Add(match);
            if (matches.Count == most)
                break;

            // Matches may be many, and each of them slow.
            if (!call.Run.Spend(1 + (match.Length / FormulaBudget.LettersOfStep)) || (matches.Count % 64 == 0 && call.Run.Patterns.WouldBeSpent(start)))
            {
                call.Run.Unsupported();
                return null;
            }
        }

        return matches;
    }
}
