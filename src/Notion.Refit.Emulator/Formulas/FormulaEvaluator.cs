using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Queries;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Computes formulas.</summary>
/// <remarks>
/// Assumption: so far a formula that only names a property has its value; every other one has the result of a formula that is not valid,
/// a text without a value. The interpreter of the language takes this place.
/// </remarks>
internal static partial class FormulaEvaluator
{
    public static FormulaResult Evaluate(string expression, StoredPage page, ValueReader reader)
    {
        Match reference = Reference().Match(expression);
        if (!reference.Success || page.DataSource?.FindProperty(reference.Groups["id"].Value) is not { Schema: not FormulaSchema } property)
            return new FormulaString(null);

        PropertyValue value = reader.Read(page, property);
        return CellReader.Of(value, property, _ => "") switch
        {
            Cell.Text text => new FormulaString(text.Value),
            Cell.Number number => new FormulaNumber(number.Value ?? 0),
            Cell.Checkbox checkbox => new FormulaBoolean(checkbox.Checked),
            Cell.Date => new FormulaDate((value as DateValue)?.Date),
            _ => new FormulaString(null),
        };
    }

    [GeneratedRegex(@"^\{\{notion:block_property:(?<id>[^:]+):[^:]+:[^:]+\}\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
