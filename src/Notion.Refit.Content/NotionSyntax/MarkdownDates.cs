using System.Globalization;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

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
        if (date.TimeZone is { } named && date.Start.Offset is null)
            return (Day(date.Start.LocalDateTime), Time(date.Start.LocalDateTime), date.End is { } late ? Day(late.LocalDateTime) : null, date.End is { } later ? Time(later.LocalDateTime) : null, named);

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
        if (!from.HasTime)
            return new NotionDate(from, to);
        return Offset(zone ?? "UTC") is { } offset
            ? new NotionDate(At(from, offset), to is { } until ? At(until, offset) : null)
            : new NotionDate(from, to) { TimeZone = zone };
    }

    // The stored time knows an offset only. Zones of whole hours have a name for each; others are written in UTC.
    private static (DateTimeOffset Moment, string Zone) InZone(NotionDateTime time)
    {
        DateTimeOffset moment = time.Instant ?? new DateTimeOffset(time.LocalDateTime, TimeSpan.Zero);
        if (moment.Offset == TimeSpan.Zero || moment.Offset.Minutes != 0)
            return (moment.ToUniversalTime(), "UTC");

        // The signs of these names are turned round: Etc/GMT-2 is two hours ahead of UTC.
        return (moment, string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(moment.Offset > TimeSpan.Zero ? "-" : "+")}{Math.Abs(moment.Offset.Hours)}"));
    }

    private static NotionDateTime At(NotionDateTime local, TimeSpan offset) => new(new DateTimeOffset(local.LocalDateTime, offset));

    // Only zones of a fixed offset are converted: the machine's list of zones has no say in what a document means.
    private static TimeSpan? Offset(string zone)
    {
        const string Fixed = "Etc/GMT";
        if (zone is "UTC" or "Etc/UTC" or "GMT" or "Z")
            return TimeSpan.Zero;
        return zone.StartsWith(Fixed, StringComparison.Ordinal)
            && int.TryParse(zone.AsSpan(Fixed.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int hours)
            && hours is >= -14 and <= 12
            ? TimeSpan.FromHours(-hours)
            : null;
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
