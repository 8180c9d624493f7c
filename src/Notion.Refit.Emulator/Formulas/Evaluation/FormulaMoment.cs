namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>A day or a moment.</summary>
/// <remarks>Assumption: formulas compute in UTC, and a day starts at midnight UTC.</remarks>
/// <param name="Utc">The moment; midnight for a day.</param>
/// <param name="HasTime">Whether it is a moment and not a day.</param>
/// <param name="Offset">The offset to show a moment in.</param>
internal readonly record struct FormulaMoment(DateTime Utc, bool HasTime, TimeSpan Offset)
{
    private const long UnixEpochMilliseconds = 62_135_596_800_000;

    /// <summary>Milliseconds since 1970.</summary>
    public double Timestamp => (Utc.Ticks / TimeSpan.TicksPerMillisecond) - UnixEpochMilliseconds;

    public static FormulaMoment OfDay(DateTime day) => new(day.Date, HasTime: false, TimeSpan.Zero);

    public static FormulaMoment OfMoment(DateTimeOffset moment) => new(moment.UtcDateTime, HasTime: true, moment.Offset);

    public static FormulaMoment OfMoment(DateTime utc) => new(utc, HasTime: true, TimeSpan.Zero);

    /// <summary>The moment of a timestamp; null beyond the years 1 to 9999.</summary>
    public static FormulaMoment? OfTimestamp(double milliseconds) => OfTicks((milliseconds + UnixEpochMilliseconds) * TimeSpan.TicksPerMillisecond, hasTime: true);

    /// <summary>The moment some ticks later; null beyond the years 1 to 9999.</summary>
    public FormulaMoment? Add(double ticks) => OfTicks(Utc.Ticks + ticks, HasTime);

    /// <summary>The moment some months later; null beyond the years 1 to 9999.</summary>
    public FormulaMoment? AddMonths(double months)
    {
        double month = (((Utc.Year - 1) * 12) + Utc.Month - 1) + months;
        return month >= 0 && month < 9999 * 12 ? new FormulaMoment(Utc.AddMonths((int)months), HasTime, TimeSpan.Zero) : null;
    }

    // The same moment is equal, in whichever form.
    public bool Equals(FormulaMoment other) => Utc == other.Utc;

    public override int GetHashCode() => Utc.GetHashCode();

    private static FormulaMoment? OfTicks(double ticks, bool hasTime) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay
        ? new FormulaMoment(new DateTime((long)ticks, DateTimeKind.Utc), hasTime, TimeSpan.Zero)
        : null;
}
