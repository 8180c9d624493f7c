using System.Globalization;
using System.Numerics;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Values as numbers.</summary>
internal static class CellNumber
{
    // Beyond it, neighbouring integers are not different doubles.
    private const double ExactIntegers = 9007199254740992;

    private const double LargestDecimal = 7.9e28;

    /// <summary>Returns the number of a value; null when it is empty or, with a problem, when it has none.</summary>
    public static double? Of(PropertyValue? value, out string? problem)
    {
        problem = null;
        switch (value)
        {
            case null:
                return null;
            case NumberValue number:
                return number.Number;
            case UniqueIdValue id:
                return id.Number;
            case FormulaValue { Result: FormulaNumber result }:
                return result.Value;
            case RollupValue { Result: RollupNumber result }:
                return result.Value;
            case RollupValue { Result: RollupArray { Values: [] } }:
                return null;
            case RollupValue { Result: RollupArray { Values: [{ } only] } }:
                return Of(only, out problem);
            default:
                problem = CellText.Describe(value);
                return null;
        }
    }

    /// <summary>Converts by the shortest text that reads back as the same number, since a cast shows digits that were never written.</summary>
    /// <returns>Whether the type holds the number.</returns>
    public static bool TryConvert<T>(double value, out T converted)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            converted = (T)(object)value;
            return true;
        }

        if (typeof(T) == typeof(decimal) && Math.Abs(value) < LargestDecimal)
        {
            // The cast rounds to 15 digits. If these give the same double, they are its shortest text.
            decimal rounded = (decimal)value;
            if (((double)rounded).Equals(value))
            {
                converted = (T)(object)rounded;
                return true;
            }
        }

        bool isInteger = Math.Abs(value) <= ExactIntegers && Math.Floor(value).Equals(value);
        if (isInteger)
        {
            long integer = (long)value;
            converted = T.CreateSaturating(integer);
            return double.CreateSaturating(converted).Equals(value);
        }

        converted = default;
        bool isFraction = typeof(T) == typeof(decimal) || typeof(T) == typeof(float) || typeof(T) == typeof(Half);
        return (isFraction || Math.Floor(value).Equals(value))
            && T.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out converted);
    }

    /// <summary>Converts to what Notion stores.</summary>
    /// <returns>The number; null when a double does not hold it exactly.</returns>
    public static double? ToDouble<T>(T value)
        where T : struct, INumber<T>
    {
        if (typeof(T) == typeof(double))
            return (double)(object)value;
        double converted = double.Parse(value.ToString(format: null, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return TryConvert(converted, out T back) && back == value ? converted : null;
    }
}
