using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Notion.Refit.Emulator.Dates;

/// <summary>A day, or a moment to the minute.</summary>
/// <remarks>Assumption: a moment belongs to the day it has in UTC, and a day begins at midnight UTC, as the API knows no zone of the reader.</remarks>
internal readonly record struct CellDate
{
    private static readonly string[] MomentFormats =
    [
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mm:ssK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    private readonly long _utcTicks;

    private CellDate(long utcTicks, bool hasTime)
    {
        _utcTicks = utcTicks;
        HasTime = hasTime;
    }

    /// <summary>The minute in UTC; midnight where there is no time.</summary>
    public DateTimeOffset Moment => new(_utcTicks, TimeSpan.Zero);

    public bool HasTime { get; }

    public DateOnly Day => DateOnly.FromDayNumber((int)(_utcTicks / TimeSpan.TicksPerDay));

    public static CellDate OfDay(DateOnly day) => new(day.DayNumber * TimeSpan.TicksPerDay, hasTime: false);

    /// <summary>Seconds are dropped.</summary>
    public static CellDate OfMoment(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMinute), hasTime: true);

    /// <summary>Reads a day or a moment in ISO 8601; one without an offset is in UTC.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CellDate date)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            date = OfDay(day);
            return true;
        }

        bool isMoment = DateTimeOffset.TryParseExact(
            text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment);
        date = isMoment ? OfMoment(moment) : default;
        return isMoment;
    }

    public override string ToString() => HasTime ? Moment.ToString("O", CultureInfo.InvariantCulture) : Day.ToString("O", CultureInfo.InvariantCulture);
}
