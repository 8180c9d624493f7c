using Notion.Refit.Emulator.Dates;
using Notion.Refit.Models;
using static Notion.Refit.Emulator.Formulas.FormulaConversions;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>The functions of formulas that are about dates.</summary>
internal static class FormulaDateFunctions
{
    /// <summary>Calls a function.</summary>
    /// <exception cref="FormulaException">There is no such function, or the arguments do not fit.</exception>
    public static FormulaOperand Call(string name, FormulaOperand[] a, DateTimeOffset now) => (name, a) switch
    {
        ("now", []) => Moment(now),
        ("today", []) => new FormulaOperand.Date(DateRules.Of(CellDate.OfDay(DateOnly.FromDateTime(now.UtcDateTime)), end: null)),
        ("dateBetween", [var x, var y, var unit]) => new FormulaOperand.Number(ToMoment(x) is { } left && ToMoment(y) is { } right ? Between(left, right, ToText(unit)) : null),
        ("dateAdd", [FormulaOperand.Date x, var count, var unit]) => Add(x, ToOperand(count), ToText(unit)),
        ("dateSubtract", [FormulaOperand.Date x, var count, var unit]) => Add(x, -ToOperand(count), ToText(unit)),
        ("dateStart", [FormulaOperand.Date x]) => x with { Value = x.Value is { } range ? new NotionDate(range.Start) { End = null, TimeZone = null } : null },
        ("dateEnd", [FormulaOperand.Date x]) => x with { Value = x.Value is { } range ? new NotionDate(range.End ?? range.Start) { End = null, TimeZone = null } : null },
        ("formatDate", [var x, var format]) => new FormulaOperand.Text(ToMoment(x) is { } moment ? FormulaDateFormat.Format(moment, ToText(format)) : ""),
        ("timestamp", [var x]) => Part(x, moment => moment.ToUnixTimeMilliseconds()),
        ("fromTimestamp", [var x]) => Moment(DateTimeOffset.FromUnixTimeMilliseconds((long)ToOperand(x))),
        ("year", [var x]) => Part(x, moment => moment.Year),
        ("month", [var x]) => Part(x, moment => moment.Month),
        ("date", [var x]) => Part(x, moment => moment.Day),
        ("hour", [var x]) => Part(x, moment => moment.Hour),
        ("minute", [var x]) => Part(x, moment => moment.Minute),

        // Monday is 1, Sunday 7.
        ("day", [var x]) => Part(x, moment => moment.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)moment.DayOfWeek),
        ("week", [var x]) => Part(x, moment => System.Globalization.ISOWeek.GetWeekOfYear(moment.DateTime)),
        _ => throw new FormulaException($"There is no function {name} with {a.Length} such arguments."),
    };

    private static FormulaOperand.Date Moment(DateTimeOffset moment) => new(DateRules.Of(CellDate.OfMoment(moment), end: null));

    private static FormulaOperand.Number Part(FormulaOperand date, Func<DateTimeOffset, double> part) => new(ToMoment(date) is { } moment ? part(moment) : null);

    // Whole units, towards zero.
    private static double Between(DateTimeOffset left, DateTimeOffset right, string unit) => unit switch
    {
        "years" => Math.Truncate(Months(left, right) / 12.0),
        "quarters" => Math.Truncate(Months(left, right) / 3.0),
        "months" => Months(left, right),
        "weeks" => Math.Truncate((left - right).TotalDays / 7),
        "days" => Math.Truncate((left - right).TotalDays),
        "hours" => Math.Truncate((left - right).TotalHours),
        "minutes" => Math.Truncate((left - right).TotalMinutes),
        "seconds" => Math.Truncate((left - right).TotalSeconds),
        "milliseconds" => (left - right).TotalMilliseconds,
        _ => throw new FormulaException($"There is no unit {unit}."),
    };

    private static double Months(DateTimeOffset left, DateTimeOffset right)
    {
        (DateTime from, DateTime to) = left < right ? (left.UtcDateTime, right.UtcDateTime) : (right.UtcDateTime, left.UtcDateTime);
        int months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (from.AddMonths(months) > to)
            months--;
        return left < right ? -months : months;
    }

    private static FormulaOperand.Date Add(FormulaOperand.Date date, double count, string unit)
    {
        if (date.Value is not { } range || date.Start is not { } start)
            return date;
        try
        {
            DateTimeOffset moved = unit switch
            {
                "years" => start.AddYears((int)count),
                "quarters" => start.AddMonths((int)count * 3),
                "months" => start.AddMonths((int)count),
                "weeks" => start.AddDays(count * 7),
                "days" => start.AddDays(count),
                "hours" => start.AddHours(count),
                "minutes" => start.AddMinutes(count),
                _ => throw new FormulaException($"There is no unit {unit}."),
            };
            return new FormulaOperand.Date(
                DateRules.Of(range.Start.HasTime ? CellDate.OfMoment(moved) : CellDate.OfDay(DateOnly.FromDateTime(moved.DateTime)), end: null));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FormulaException("There is no such date.");
        }
    }
}
