using System.Globalization;
using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.MeetingNotes;

/// <summary>The time that a date in a filter of meeting notes stands for.</summary>
/// <param name="Start">Its begin.</param>
/// <param name="End">The moment after it.</param>
/// <remarks>Assumption: days are those of UTC unless a zone is given; a week starts on Sunday; moments last a minute.</remarks>
internal sealed record MeetingSpan(DateTimeOffset Start, DateTimeOffset End)
{
    // Dates end somewhere.
    private const int LongestCount = 1000;
    private const int LastYear = 9998;

    /// <summary>Reads a date.</summary>
    /// <exception cref="ApiException">It is not valid.</exception>
    public static MeetingSpan Read(MeetingNotesDateValue value, DateTimeOffset now, string path)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (value is { Direction: { } direction, Unit: { } unit, Count: { } count })
        {
            if (count is < 0 or > LongestCount)
                throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe($"{path}.count", $"between `0` and `{LongestCount}`", count.ToString(CultureInfo.InvariantCulture)));
            return direction == MeetingNotesDateDirection.Past ? Days(Shift(today, unit, -count), today) : Days(today, Shift(today, unit, count));
        }

        return value.Value.Date is { } date ? Calendar(date, path) : Word(value.Value.Word ?? "", today, path);
    }

    private static MeetingSpan Word(string word, DateOnly today, string path) => word switch
    {
        "today" => Days(today, today),
        "tomorrow" => Days(today.PlusDays(1), today.PlusDays(1)),
        "yesterday" => Days(today.PlusDays(-1), today.PlusDays(-1)),
        "one_week_ago" => Days(today.PlusDays(-7), today.PlusDays(-7)),
        "one_week_from_now" => Days(today.PlusDays(7), today.PlusDays(7)),
        "one_month_ago" => Days(today.PlusMonths(-1), today.PlusMonths(-1)),
        "one_month_from_now" => Days(today.PlusMonths(1), today.PlusMonths(1)),
        "this_week" => Days(today.PlusDays(-(int)today.DayOfWeek), today.PlusDays(6 - (int)today.DayOfWeek)),
        "past_week" or "the_past_week" => Days(today.PlusDays(-7), today),
        "past_month" or "the_past_month" => Days(today.PlusMonths(-1), today),
        "past_year" or "the_past_year" => Days(today.PlusYears(-1), today),
        "next_week" or "the_next_week" => Days(today, today.PlusDays(7)),
        "next_month" or "the_next_month" => Days(today, today.PlusMonths(1)),
        "next_year" or "the_next_year" => Days(today, today.PlusYears(1)),
        _ => throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe($"{path}.value", "a word for a date that exists", ApiErrors.Quote(word))),
    };

    private static MeetingSpan Calendar(MeetingNotesCalendarDate date, string path)
    {
        DateOnly first = Day(date.StartDate, $"{path}.value.start_date");
        if (date.EndDate is { } end)
            return Days(first, Day(end, $"{path}.value.end_date"));
        if (date.StartTime is not { } time)
            return Days(first, first);

        if (!TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly clock))
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe($"{path}.value.start_time", "a time of day", ApiErrors.Quote(time)));
        TimeZoneInfo? zone = TimeZoneInfo.Utc;
        if (date.TimeZone is { } name && !ZoneNames.TryFind(name, out zone))
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe($"{path}.value.time_zone", "a valid IANA time zone", ApiErrors.Quote(name)));
        DateTime local = first.ToDateTime(new TimeOnly(clock.Hour, clock.Minute));
        var moment = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return new MeetingSpan(moment, moment.AddMinutes(1));
    }

    private static DateOnly Day(string text, string path) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year <= LastYear
            ? day
            : throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe(path, "a valid ISO 8601 date", ApiErrors.Quote(text)));

    private static DateOnly Shift(DateOnly day, MeetingNotesDateUnit unit, int count) => unit.Value switch
    {
        "day" => day.PlusDays(count),
        "week" => day.PlusDays(7 * count),
        "month" => day.PlusMonths(count),
        _ => day.PlusYears(count),
    };

    private static MeetingSpan Days(DateOnly first, DateOnly last) =>
        new(new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(last.PlusDays(1), TimeOnly.MinValue, TimeSpan.Zero));
}
