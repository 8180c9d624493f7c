using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Dates;

/// <summary>Completes written dates: times are cut to the minute, a zone becomes an offset.</summary>
internal static class DateRules
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm':00.000'zzz";

    /// <summary>Fills in a date; false when it is not valid.</summary>
    public static bool TryComplete(NotionDate given, [NotNullWhen(true)] out NotionDate? date)
    {
        date = null;
        TimeZoneInfo? zone = null;
        if (given.TimeZone is not null && !ZoneNames.TryFind(given.TimeZone, out zone))
            return false;
        if (!TryComplete(given.Start, zone, out NotionDateTime start))
            return false;

        NotionDateTime? end = null;
        if (given.End is { } givenEnd)
        {
            if (!TryComplete(givenEnd, zone, out NotionDateTime last) || last.HasTime != start.HasTime)
                return false;
            end = last;
        }

        date = Of(start, end);
        return true;
    }

    /// <summary>A date as computed values have it: in UTC.</summary>
    public static NotionDate Of(CellDate start, CellDate? end) => Of(Time(start), end is { } last ? Time(last) : null);

    /// <summary>A moment, with the offset it has.</summary>
    public static NotionDate OfMoment(DateTimeOffset moment) => Of(Time(moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute))), end: null);

    private static NotionDate Of(NotionDateTime start, NotionDateTime? end) => new(start) { End = end, TimeZone = null };

    private static NotionDateTime Time(CellDate date) => date.HasTime ? Time(date.Moment) : new NotionDateTime(date.Day);

    // The text is the API's own: with milliseconds, and an offset even for UTC.
    private static NotionDateTime Time(DateTimeOffset moment) => NotionDateTime.Parse(moment.ToString(MomentFormat, CultureInfo.InvariantCulture));

    private static bool TryComplete(NotionDateTime given, TimeZoneInfo? zone, out NotionDateTime time)
    {
        time = default;
        if (!given.HasTime)
        {
            // A zone says nothing about a day.
            time = new NotionDateTime(given.Date);
            return zone is null;
        }

        if (given.Instant is { } instant)
        {
            // The documentation allows no offset beside a zone, but has an example with `Z`: the moment is then shown in the zone.
            time = Time(zone is null ? instant : TimeZoneInfo.ConvertTime(instant, zone));
            return zone is null || instant.Offset == TimeSpan.Zero;
        }

        // Assumption: a time without zone and offset is in UTC.
        TimeSpan offset = zone?.GetUtcOffset(given.LocalDateTime) ?? TimeSpan.Zero;
        time = Time(new DateTimeOffset(given.LocalDateTime, offset));
        return true;
    }
}
