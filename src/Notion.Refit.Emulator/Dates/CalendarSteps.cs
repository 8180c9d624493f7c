namespace Notion.Refit.Emulator.Dates;

/// <summary>Steps in the calendar that end at its first and last day: the clock of the emulator can be set to any of them.</summary>
internal static class CalendarSteps
{
    /// <summary>Returns the day that is a number of days away.</summary>
    public static DateOnly PlusDays(this DateOnly day, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>Returns the day that is a number of months away.</summary>
    public static DateOnly PlusMonths(this DateOnly day, int months) => (((day.Year - 1L) * 12) + day.Month - 1 + months) switch
    {
        < 0 => DateOnly.MinValue,
        >= 9999 * 12 => DateOnly.MaxValue,
        _ => day.AddMonths(months),
    };

    /// <summary>Returns the day that is a number of years away.</summary>
    public static DateOnly PlusYears(this DateOnly day, int years) => day.PlusMonths(12 * years);
}
