using Notion.Refit.Json;

namespace Notion.Refit.Models;

/// <summary>The form of a date in a named zone that Notion takes: an IANA name, and times without an offset.</summary>
internal static class SentDate
{
    /// <summary>Returns the date as a request carries it; the date itself when it is that already.</summary>
    /// <exception cref="ArgumentException">The zone is neither an IANA name nor one of Windows, or it is not known and a time has an offset.</exception>
    public static NotionDate Of(NotionDate date)
    {
        string name = ZoneName(date.TimeZone!);
        bool hasOffset = date.Start.Offset is not null || date.End?.Offset is not null;
        if (!hasOffset)
            return string.Equals(name, date.TimeZone, StringComparison.Ordinal) ? date : date with { TimeZone = name };

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone))
            throw Sending.Refusal("NotionDate.TimeZone", $"cannot be sent beside a time with an offset, and the machine does not know '{name}' to convert it. Give the local time, or leave the zone out");
        return date with { TimeZone = name, Start = Local(date.Start, zone), End = date.End is { } end ? Local(end, zone) : null };
    }

    private static string ZoneName(string zone)
    {
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(zone, out string? name))
            return name;

        // No IANA name has a blank, each Windows name of more than one word has.
        return zone.Length > 0 && !zone.Contains(' ', StringComparison.Ordinal)
            ? zone
            : throw Sending.Refusal("NotionDate.TimeZone", $"is '{zone}', which is not the IANA name of a zone, such as Europe/Vienna");
    }

    private static NotionDateTime Local(NotionDateTime time, TimeZoneInfo zone) =>
        time.Instant is { } instant ? new NotionDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime) : time;
}
