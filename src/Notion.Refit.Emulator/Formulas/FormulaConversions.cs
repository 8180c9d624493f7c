using System.Globalization;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Turns values of formulas into each other, as operators and functions ask for it.</summary>
internal static class FormulaConversions
{
    public static string ToText(FormulaOperand value) => value switch
    {
        FormulaOperand.Text text => text.Value,
        FormulaOperand.Number { Value: { } number } => number.ToString("R", CultureInfo.InvariantCulture),
        FormulaOperand.Truth truth => truth.Value ? "true" : "false",
        FormulaOperand.Date { Start: { } start } date => start.ToString(date.Value!.Start.HasTime ? "MMMM d, yyyy h:mm tt" : "MMMM d, yyyy", CultureInfo.InvariantCulture),
        FormulaOperand.Many many => string.Join(',', many.Items.Select(ToText)),
        _ => "",
    };

    /// <summary>A number; null when there is none. A text counts as the number it spells.</summary>
    public static double? ToNumber(FormulaOperand value) => value switch
    {
        FormulaOperand.Number number => number.Value,
        FormulaOperand.Truth truth => truth.Value ? 1 : 0,
        FormulaOperand.Text text => double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        FormulaOperand.Date date => date.Start?.ToUnixTimeMilliseconds(),
        _ => throw new FormulaException("A list is no number."),
    };

    /// <summary>A number to calculate with: nothing counts as zero.</summary>
    public static double ToOperand(FormulaOperand value) => ToNumber(value) ?? 0;

    public static bool ToTruth(FormulaOperand value) => value is FormulaOperand.Truth truth ? truth.Value : !value.IsEmpty;

    public static DateTimeOffset? ToMoment(FormulaOperand value) =>
        value is FormulaOperand.Date date ? date.Start : throw new FormulaException("A date is missing.");

    public static IReadOnlyList<FormulaOperand> ToList(FormulaOperand value) => value is FormulaOperand.Many many ? many.Items : [value];

    public static bool AreEqual(FormulaOperand left, FormulaOperand right) => (left, right) switch
    {
        (FormulaOperand.Date a, FormulaOperand.Date b) => a.Start == b.Start,
        (FormulaOperand.Many a, FormulaOperand.Many b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
        (FormulaOperand.Number a, FormulaOperand.Number b) => Nullable.Equals(a.Value, b.Value),
        _ => left == right,
    };

    /// <summary>The order of two values; null when they have none.</summary>
    public static int? Compare(FormulaOperand left, FormulaOperand right) => (left, right) switch
    {
        (FormulaOperand.Date a, FormulaOperand.Date b) => a.Start is { } x && b.Start is { } y ? x.CompareTo(y) : null,
        (FormulaOperand.Text a, FormulaOperand.Text b) => string.CompareOrdinal(a.Value, b.Value),
        (FormulaOperand.Number a, FormulaOperand.Number b) => ToOperand(a).CompareTo(ToOperand(b)),
        (FormulaOperand.Truth a, FormulaOperand.Truth b) => a.Value.CompareTo(b.Value),
        _ => throw new FormulaException("These cannot be compared."),
    };
}
