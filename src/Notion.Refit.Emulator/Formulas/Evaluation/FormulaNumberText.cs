using System.Globalization;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>Numbers as texts, as JavaScript writes and reads them.</summary>
internal static class FormulaNumberText
{
    /// <summary>The shortest text that reads as the same number: <c>0.1</c>, <c>1e+21</c>.</summary>
    public static string Format(double number)
    {
        // What .NET writes without an exponent, JavaScript does as well.
        string plain = number.ToString("R", CultureInfo.InvariantCulture);
        int mark = plain.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
            return number == 0 ? "0" : plain;

        int exponent = int.Parse(plain.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string sign = number < 0 ? "-" : "";
        string digits = plain[..mark].Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (exponent is >= 0 and < 21)
            return sign + digits.PadRight(exponent + 1, '0');
        if (exponent is >= -6 and < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        string fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }

    /// <summary>The number that a text starts with; null when it starts with something else.</summary>
    public static double? Leading(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart();
        int length = rest is ['-' or '+', ..] ? 1 : 0;
        int digits = Count(rest, ref length);
        if (length < rest.Length && rest[length] == '.')
        {
            length++;
            digits += Count(rest, ref length);
        }

        if (digits == 0)
            return null;
        int exponent = length + 1;
        if (length < rest.Length && rest[length] is 'e' or 'E')
        {
            if (exponent < rest.Length && rest[exponent] is '-' or '+')
                exponent++;
            if (Count(rest, ref exponent) > 0)
                length = exponent;
        }

        return double.TryParse(rest[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
    }

    private static int Count(ReadOnlySpan<char> text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return position - start;
    }
}
