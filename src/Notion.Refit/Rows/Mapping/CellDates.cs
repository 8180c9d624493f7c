using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Values as dates.</summary>
internal static class CellDates
{
    /// <summary>Returns the date of a value; null when it is empty or, with a problem, when it has none.</summary>
    public static NotionDate? Of(PropertyValue? value, out string? problem)
    {
        problem = null;
        switch (value)
        {
            case null:
                return null;
            case DateValue date:
                return date.Date;
            case CreatedTimeValue created:
                return created.CreatedTime;
            case LastEditedTimeValue edited:
                return edited.LastEditedTime;
            case FormulaValue { Result: FormulaDate result }:
                return result.Value;
            case RollupValue { Result: RollupDate result }:
                return result.Value;
            case RollupValue { Result: RollupArray { Values: [] } }:
                return null;
            case RollupValue { Result: RollupArray { Values: [{ } only] } }:
                return Of(only, out problem);
            default:
                problem = CellText.Describe(value);
                return null;
        }
    }

    /// <summary>Returns the start as an instant; a day is its midnight in UTC.</summary>
    public static DateTimeOffset InstantOf(NotionDate date) =>
        date.Start.HasTime ? date.Start.ToInstant(date.TimeZone) ?? new DateTimeOffset(date.Start.LocalDateTime, TimeSpan.Zero) : new DateTimeOffset(date.Start.LocalDateTime, TimeSpan.Zero);

    /// <summary>Whether Notion keeps the same for both: instants to the minute, whatever their offset or zone.</summary>
    public static bool AreEqual(NotionDate? left, NotionDate? right) =>
        left is null || right is null
            ? left is null && right is null
            : AreEqual(left.Start, left.TimeZone, right.Start, right.TimeZone)
                && (left.End is null) == (right.End is null)
                && (left.End is not { } leftEnd || right.End is not { } rightEnd || AreEqual(leftEnd, left.TimeZone, rightEnd, right.TimeZone));

    private static bool AreEqual(NotionDateTime left, string? leftZone, NotionDateTime right, string? rightZone)
    {
        if (left.HasTime != right.HasTime)
            return false;
        if (!left.HasTime)
            return left.Date == right.Date;
        return Minutes(left, leftZone) == Minutes(right, rightZone);
    }

    private static long Minutes(NotionDateTime time, string? zone) =>
        (time.ToInstant(zone) ?? new DateTimeOffset(time.LocalDateTime, TimeSpan.Zero)).UtcTicks / TimeSpan.TicksPerMinute;
}
