using System.Globalization;
using Notion.Refit.Emulator.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>Dates as tags have them: day, time and zone in attributes of their own.</summary>
internal static class MarkdownDates
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";

    /// <summary>The parts of a date.</summary>
    public static (string Start, string? StartTime, string? End, string? EndTime, string? Zone) Write(NotionDate date)
    {
        if (!date.Start.HasTime)
            return (Day(date.Start.LocalDateTime), null, date.End is { } last ? Day(last.LocalDateTime) : null, null, null);

        (DateTimeOffset start, string zone) = InZone(date.Start);
        DateTimeOffset? end = date.End?.Instant?.ToOffset(start.Offset);
        return (Day(start.DateTime), Time(start.DateTime), end is { } to ? Day(to.DateTime) : null, end is { } until ? Time(until.DateTime) : null, zone);
    }

    /// <summary>Reads the parts; null when they make no date.</summary>
    public static NotionDate? Read(string? start, string? startTime, string? end, string? endTime, string? zone)
    {
        if (Part(start, startTime) is not { } from)
            return null;
        NotionDateTime? to = Part(end, endTime ?? (from.HasTime ? startTime : null));
        if (to is { } last && last.HasTime != from.HasTime)
            return null;
        NotionDate given = new(from, to);
        if (from.HasTime)
            given = given with { TimeZone = zone ?? "UTC" };
        return DateRules.TryComplete(given, out NotionDate? date) ? date : null;
    }

    // The stored time knows an offset only. Zones of whole hours have a name for each; others are told in UTC.
    private static (DateTimeOffset Moment, string Zone) InZone(NotionDateTime time)
    {
        DateTimeOffset moment = time.Instant ?? new DateTimeOffset(time.LocalDateTime, TimeSpan.Zero);
        if (moment.Offset == TimeSpan.Zero || moment.Offset.Minutes != 0)
            return (moment.ToUniversalTime(), "UTC");

        // The signs of these names are turned round: Etc/GMT-2 is two hours ahead of UTC.
        return (moment, string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(moment.Offset > TimeSpan.Zero ? "-" : "+")}{Math.Abs(moment.Offset.Hours)}"));
    }

    private static NotionDateTime? Part(string? day, string? time)
    {
        if (!DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return null;
        if (time is null)
            return new NotionDateTime(date);
        return TimeOnly.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly clock)
            ? new NotionDateTime(date.ToDateTime(clock, DateTimeKind.Unspecified))
            : null;
    }

    private static string Day(DateTime time) => time.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Time(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
