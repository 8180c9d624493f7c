using System.Globalization;
using System.Text;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>Converts values, as operators and functions need them.</summary>
internal static class FormulaConversions
{
    /// <summary>The text of a value, without limits: only for values that are not lists of long texts.</summary>
    public static string ToText(FormulaOperand value)
    {
        if (value is FormulaOperand.Text text)
            return text.Value;
        var builder = new StringBuilder();
        AppendText(value, builder, int.MaxValue);
        return builder.ToString();
    }

    /// <summary>Appends the text of a value. Lists keep their empty places: <c>1,,3</c>.</summary>
    /// <returns>Whether the text was short enough.</returns>
    public static bool AppendText(FormulaOperand value, StringBuilder builder, int longest)
    {
        if (value is FormulaOperand.Many list)
        {
            for (int i = 0; i < list.Items.Count; i++)
            {
                if (i > 0)
                    builder.Append(',');
                if (!AppendText(list.Items[i], builder, longest))
                    return false;
            }
        }
        else
        {
            builder.Append(Simple(value));
        }

        return builder.Length <= longest;
    }

    /// <summary>The number a value stands for; null when it does not stand for one.</summary>
    public static double? ToNumber(FormulaOperand value) => value switch
    {
        FormulaOperand.Number number => number.Value,
        FormulaOperand.Truth truth => truth.Value ? 1 : 0,
        FormulaOperand.Text text => FormulaNumberText.Leading(text.Value),
        FormulaOperand.Date date => date.Start.Timestamp,
        _ => null,
    };

    /// <summary>The number to calculate with: without a value it is zero.</summary>
    public static double ToOperand(FormulaOperand value) => ToNumber(value) ?? 0;

    /// <summary>Whether a value counts as true: not empty.</summary>
    public static bool ToTruth(FormulaOperand value) => !IsEmpty(value);

    /// <summary>Whether a value counts as empty: none, zero, false, a text without letters, a list without items.</summary>
    public static bool IsEmpty(FormulaOperand value) => value switch
    {
        FormulaOperand.Number number => number.Value == 0,
        FormulaOperand.Text text => text.Value.Length == 0,
        FormulaOperand.Truth truth => !truth.Value,
        FormulaOperand.Many list => list.Items.Count == 0,
        _ => ReferenceEquals(value, FormulaOperand.Empty),
    };

    /// <summary>The order of two values; null where there is none.</summary>
    /// <remarks>Assumption: a number without a value counts as zero, a text without one as no letters; other values without one have no order.</remarks>
    public static int? Compare(FormulaOperand left, FormulaOperand right) => (left, right) switch
    {
        (FormulaOperand.Date a, FormulaOperand.Date b) => a.Start.Utc.CompareTo(b.Start.Utc),
        (FormulaOperand.Text a, FormulaOperand.Text b) => string.CompareOrdinal(a.Value, b.Value),
        (FormulaOperand.Text a, _) when ReferenceEquals(right, FormulaOperand.Empty) => a.Value.Length,
        (_, FormulaOperand.Text b) when ReferenceEquals(left, FormulaOperand.Empty) => -b.Value.Length,
        (FormulaOperand.Date, _) or (_, FormulaOperand.Date) => null,
        _ when ReferenceEquals(left, right) && ReferenceEquals(left, FormulaOperand.Empty) => null,
        _ => ToOperand(left).CompareTo(ToOperand(right)),
    };

    private static string Simple(FormulaOperand value) => value switch
    {
        FormulaOperand.Text text => text.Value,
        FormulaOperand.Number number => FormulaNumberText.Format(number.Value),
        FormulaOperand.Truth truth => truth.Value ? "true" : "false",
        FormulaOperand.Date { End: { } end } date => $"{Moment(date.Start)} → {Moment(end)}",
        FormulaOperand.Date date => Moment(date.Start),
        FormulaOperand.Person person => person.Name,
        FormulaOperand.Page page => page.Title,
        _ => "",
    };

    private static string Moment(FormulaMoment moment) =>
        moment.Utc.ToString(moment.HasTime ? "MMMM d, yyyy h:mm tt" : "MMMM d, yyyy", CultureInfo.InvariantCulture);
}
