using System.Globalization;

namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>What a value should be.</summary>
/// <param name="limit">The limit.</param>
/// <param name="isLowest">Whether it is the lowest good value, and not the highest.</param>
/// <param name="unit">The unit; empty for ratios.</param>
internal sealed class Goal(double limit, bool isLowest, string unit)
{
    public static Goal AtMost(double limit, string unit = "") => new(limit, isLowest: false, unit);

    public static Goal AtLeast(double limit, string unit = "") => new(limit, isLowest: true, unit);

    /// <summary>By which factor a value misses the goal: 1 or less where it meets it.</summary>
    public double Excess(double value)
    {
        if (isLowest)
            return limit / value;

        // Nothing at all is wanted: a few bytes that something else has allocated are none of ours.
        return limit == 0 ? (value < 1 ? 0 : double.PositiveInfinity) : value / limit;
    }

    /// <summary>The value with its unit.</summary>
    public string Format(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00}{(unit.Length > 0 ? " " + unit : "")}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(isLowest ? '≥' : '≤')} {limit:0.##}{(unit.Length > 0 ? " " + unit : "")}");
}
