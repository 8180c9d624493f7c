using System.Globalization;
using System.Text.RegularExpressions;
using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Reads dates in ISO 8601: calendar, week and ordinal dates, with or without dashes, a time and an offset.</summary>
internal static partial class DateText
{
    private const int LongestText = 100;

    /// <summary>Reads a date.</summary>
    /// <returns>The day or moment; null when the text is not one. A moment without an offset is in UTC.</returns>
    public static FormulaMoment? Parse(string text)
    {
        if (text.Length > LongestText || Form().Match(text.Trim()) is not { Success: true } match || Day(match) is not { } day)
            return null;
        if (!match.Groups["hour"].Success)
            return FormulaMoment.OfDay(day);
        int hour = Number(match, "hour", 0);
        int minute = Number(match, "minute", 0);
        int second = Number(match, "second", 0);
        double fraction = match.Groups["fraction"] is { Success: true, Value: var digits } ? double.Parse("0." + digits, CultureInfo.InvariantCulture) : 0;
        if (hour > 23 || minute > 59 || second > 59 || Offset(match) is not { } offset)
            return null;
        return FormulaMoment.OfDay(day).Add(new TimeSpan(hour, minute, second).Ticks + Math.Truncate(fraction * TimeSpan.TicksPerSecond) - offset.Ticks) is { } moment
            ? FormulaMoment.OfMoment(moment.Utc)
            : null;
    }

    private static DateTime? Day(Match match)
    {
        int year = Number(match, "year", 0);
        if (year == 0)
            return null;
        if (match.Groups["week"].Success)
        {
            int week = Number(match, "week", 0);
            return week >= 1 && week <= ISOWeek.GetWeeksInYear(year) && year < 9999
                ? ISOWeek.ToDateTime(year, week, (DayOfWeek)(Number(match, "weekday", 1) % 7))
                : null;
        }

        if (match.Groups["ordinal"].Success)
        {
            int ordinal = Number(match, "ordinal", 0);
            return ordinal >= 1 && ordinal <= (DateTime.IsLeapYear(year) ? 366 : 365) ? new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(ordinal - 1) : null;
        }

        int month = Number(match, "month", 1);
        int day = Number(match, "day", 1);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) : null;
    }

    private static TimeSpan? Offset(Match match)
    {
        if (!match.Groups["sign"].Success)
            return TimeSpan.Zero;
        int hours = Number(match, "offsetHour", 0);
        int minutes = Number(match, "offsetMinute", 0);
        TimeSpan offset = new(hours, minutes, 0);
        return hours > 14 || minutes > 59 ? null : match.Groups["sign"].Value is "-" ? -offset : offset;
    }

    private static int Number(Match match, string group, int missing) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : missing;

    [GeneratedRegex(
        """
        ^(?<year>[0-9]{4})
        (?:-(?<ordinal>[0-9]{3})|-?W(?<week>[0-9]{2})(?:-?(?<weekday>[1-7]))?|-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?|(?<month>[0-9]{2})(?<day>[0-9]{2})|(?<ordinal>[0-9]{3}))?
        (?:[T\ ](?<hour>[0-9]{2})(?::?(?<minute>[0-9]{2})(?::?(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?)?(?:Z|(?<sign>[+-])(?<offsetHour>[0-9]{2})(?::?(?<offsetMinute>[0-9]{2}))?)?)?$
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
