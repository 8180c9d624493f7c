using System.Runtime.CompilerServices;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Computes formulas.</summary>
/// <remarks>
/// Assumption: a formula that is not valid, or uses what is not understood here, has a text without a value. This is a part of the language:
/// operators, and the functions of <see cref="FormulaFunctions"/>; an interpreter of all of it takes this place.
/// </remarks>
internal static class FormulaEvaluator
{
    // Schemas keep their text, so each formula is read once.
    private static readonly ConditionalWeakTable<string, Parsed> Known = [];

    /// <summary>Computes a formula.</summary>
    /// <param name="expression">The formula as it is stored.</param>
    /// <param name="page">The row.</param>
    /// <param name="reader">Reads the other values of the row.</param>
    /// <param name="now">The moment that <c>now()</c> is.</param>
    public static FormulaResult Evaluate(string expression, StoredPage page, ValueReader reader, DateTimeOffset now)
    {
        if (Known.GetValue(expression, Parsed.Of).Formula is not { } formula)
            return new FormulaString(null);
        try
        {
            return Result(new FormulaInterpreter(page, reader, now).Compute(formula));
        }
        catch (FormulaException)
        {
            return new FormulaString(null);
        }
    }

    private static FormulaResult Result(FormulaOperand value) => value switch
    {
        FormulaOperand.Text text => new FormulaString(text.Value),
        FormulaOperand.Number { Value: { } number } => new FormulaNumber(double.IsFinite(number) ? number : null),
        FormulaOperand.Number => new FormulaNumber(null),
        FormulaOperand.Truth truth => new FormulaBoolean(truth.Value),
        FormulaOperand.Date date => new FormulaDate(date.Value),

        // Assumption: a list is told as its texts, joined by commas.
        _ => new FormulaString(FormulaConversions.ToText(value)),
    };

    private sealed record Parsed(FormulaNode? Formula)
    {
        public static Parsed Of(string expression) => new(FormulaParser.Parse(expression, _ => null));
    }
}
