namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Units of time, in the plural or the singular.</summary>
internal static class FormulaUnits
{
    /// <summary>Whether dates can be moved by a unit.</summary>
    public static bool IsUnit(string unit) => Plural(unit) is "years" or "quarters" or "months" or "weeks" or "days" or "hours" or "minutes";

    /// <summary>Whether the distance of dates can be measured in a unit.</summary>
    public static bool IsSpanUnit(string unit) => IsUnit(unit) || Plural(unit) is "seconds" or "milliseconds";

    /// <summary>The months of a unit; 0 for units that do not consist of months.</summary>
    public static int Months(string unit) => Plural(unit) switch { "years" => 12, "quarters" => 3, "months" => 1, _ => 0 };

    /// <summary>The ticks of a unit; 0 for units of no fixed length.</summary>
    public static long Ticks(string unit) => Plural(unit) switch
    {
        "weeks" => 7 * TimeSpan.TicksPerDay,
        "days" => TimeSpan.TicksPerDay,
        "hours" => TimeSpan.TicksPerHour,
        "minutes" => TimeSpan.TicksPerMinute,
        "seconds" => TimeSpan.TicksPerSecond,
        "milliseconds" => TimeSpan.TicksPerMillisecond,
        _ => 0,
    };

    private static string Plural(string unit) => unit.EndsWith('s') ? unit : unit + "s";
}
