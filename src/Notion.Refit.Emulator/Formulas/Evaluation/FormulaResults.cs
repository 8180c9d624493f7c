using System.Globalization;
using System.Text;
using Notion.Refit.Emulator.Formulas.Typing;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>Converts values of formulas to results as pages have them.</summary>
internal static class FormulaResults
{
    /// <summary>Converts a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type of the formula, which a result without a value has.</param>
    public static FormulaResult Of(FormulaOperand value, FormulaType type) => value switch
    {
        FormulaOperand.Text text => new FormulaString(text.Value),
        FormulaOperand.Number number => new FormulaNumber(number.Value),
        FormulaOperand.Truth truth => new FormulaBoolean(truth.Value),
        FormulaOperand.Date date => new FormulaDate(Date(date)),
        FormulaOperand.Person person => new FormulaString(person.Name),
        FormulaOperand.Page page => new FormulaString(page.Title),
        FormulaOperand.Many list => new FormulaString(List(list)),
        _ => WithoutValue(type),
    };

    private static FormulaResult WithoutValue(FormulaType type)
    {
        FormulaType known = type.Members.FirstOrDefault(member => member != FormulaType.Nothing) ?? FormulaType.Text;
        return known == FormulaType.Number ? new FormulaNumber(null)
            : known == FormulaType.Truth ? new FormulaBoolean(null)
            : known == FormulaType.Date ? new FormulaDate(null)
            : new FormulaString(null);
    }

    // A list is a text: all levels in one, without empty items. Nothing is left of a list that is too long for a text.
    private static string? List(FormulaOperand.Many list)
    {
        var text = new StringBuilder();
        int count = 0;
        return Append(list, text, ref count) && count > 0 ? text.ToString() : null;
    }

    private static bool Append(FormulaOperand.Many list, StringBuilder text, ref int count)
    {
        foreach (FormulaOperand item in list.Items)
        {
            if (item is FormulaOperand.Many inner)
            {
                if (!Append(inner, text, ref count))
                    return false;
            }
            else if (!ReferenceEquals(item, FormulaOperand.Empty))
            {
                if (count++ > 0)
                    text.Append(',');
                if (!FormulaConversions.AppendText(item, text, FormulaBudget.LongestText))
                    return false;
            }
        }

        return true;
    }

    private static NotionDate Date(FormulaOperand.Date date) => new(Time(date.Start)) { End = date.End is { } end ? Time(end) : null, TimeZone = null };

    // The text is the API's own: with milliseconds, and an offset even for UTC.
    private static NotionDateTime Time(FormulaMoment moment) => moment.HasTime
        ? NotionDateTime.Parse(new DateTimeOffset(moment.Utc).ToOffset(moment.Offset).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture))
        : new NotionDateTime(DateOnly.FromDateTime(moment.Utc));
}
