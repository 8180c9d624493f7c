using System.Globalization;
using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Functions of dates. Of a date without a value they have none either, and of a range they take the start.</summary>
internal static class DateFunctions
{
    public static FormulaFunction[] All { get; } =
    [
        new("now(): date", "The moment of the request, to the minute.", call => FormulaOperand.Of(FormulaMoment.OfMoment(call.Run.Now.UtcDateTime))),
        new("today(): date", "The day of the request.", call => FormulaOperand.Of(FormulaMoment.OfDay(call.Run.Now.UtcDateTime))),
        Part("minute(date: date): number", "The minute.", utc => utc.Minute),
        Part("hour(date: date): number", "The hour.", utc => utc.Hour),
        Part("day(date: date): number", "The day of the week: Monday is 1, Sunday 7.", utc => utc.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)utc.DayOfWeek),
        Part("date(date: date): number", "The day of the month.", utc => utc.Day),
        Part("week(date: date): number", "The week of the year, of ISO 8601.", ISOWeek.GetWeekOfYear),
        Part("month(date: date): number", "The month.", utc => utc.Month),
        Part("year(date: date): number", "The year.", utc => utc.Year),
        new("timestamp(date: date): number", "Milliseconds since 1970.", call => FormulaOperand.Of(call.Date(0)?.Start.Timestamp)),
        new("fromTimestamp(milliseconds: number): date", "The moment so many milliseconds since 1970.", call =>
            ReferenceEquals(call[0], FormulaOperand.Empty) ? call[0] : FormulaOperand.Of(FormulaMoment.OfTimestamp(Math.Truncate(call.Number(0))))),
        new("dateAdd(date: date, amount: number, unit: unit): date", "The date later by an amount.", call => Move(call, +1)),
        new("dateSubtract(date: date, amount: number, unit: unit): date", "The date earlier by an amount.", call => Move(call, -1)),
        new("dateBetween(date: date, earlier: date, unit: span unit): number", "The whole units from the second date to the first.", Between),
        new("dateRange(start: date, end: date): date", "The range of two dates.", Range),
        new("dateStart(date: date): date", "The start of a range.", call => FormulaOperand.Of(call.Date(0)?.Start)),
        new("dateEnd(date: date): date", "The end of a range; the date itself, if it is not one.", call => FormulaOperand.Of(call.Date(0) is { } date ? date.End ?? date.Start : null)),
        new("formatDate(date: date, format: text): text", "The date in a format such as \"MMMM D, YYYY\". Text in brackets stays.", call =>
            call.Date(0) is { } date ? call.Run.TextOf(DateFormat.Format(date.Start.Utc, call.Text(1), FormulaBudget.LongestText)) : FormulaOperand.Empty),
        new("parseDate(text: text): date", "The date that a text has in ISO 8601.", call => FormulaOperand.Of(DateText.Parse(call.Text(0)))),
    ];

    private static FormulaFunction Part(string signature, string summary, Func<DateTime, int> part) =>
        new(signature, summary, call => FormulaOperand.Of(call.Date(0) is { } date ? part(date.Start.Utc) : null));

    // Assumption: parts of units do not count, and what leaves the years 1 to 9999 has no value.
    private static FormulaOperand Move(FormulaCall call, int direction)
    {
        string unit = call.Text(2);
        if (!FormulaUnits.IsUnit(unit))
            return FormulaOperand.Failure;
        if (call.Date(0) is not { } date)
            return FormulaOperand.Empty;
        double amount = direction * Math.Truncate(call.Number(1));
        int months = FormulaUnits.Months(unit);
        FormulaMoment? moved = months > 0 ? date.Start.AddMonths(amount * months) : date.Start.Add(amount * FormulaUnits.Ticks(unit));

        // A day stays a day, also when hours are added.
        return FormulaOperand.Of(moved is { HasTime: false } day ? FormulaMoment.OfDay(day.Utc) : moved);
    }

    private static FormulaOperand Between(FormulaCall call)
    {
        string unit = call.Text(2);
        if (!FormulaUnits.IsSpanUnit(unit))
            return FormulaOperand.Failure;
        if (call.Date(0) is not { } left || call.Date(1) is not { } right)
            return FormulaOperand.Empty;
        int months = FormulaUnits.Months(unit);
        return FormulaOperand.Of(months > 0
            ? Math.Truncate(Months(left.Start.Utc, right.Start.Utc) / (double)months)
            : Math.Truncate((left.Start.Utc - right.Start.Utc).Ticks / (double)FormulaUnits.Ticks(unit)));
    }

    // Whole months, towards zero.
    private static int Months(DateTime left, DateTime right)
    {
        (DateTime from, DateTime to) = left < right ? (left, right) : (right, left);
        int months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (from.AddMonths(months) > to)
            months--;
        return left < right ? -months : months;
    }

    // Assumption: a range that would end before it starts has no value.
    private static FormulaOperand Range(FormulaCall call)
    {
        if (call.Date(0) is not { } start || call.Date(1) is not { } end)
            return FormulaOperand.Empty;
        FormulaMoment last = end.End ?? end.Start;
        return last.Utc >= start.Start.Utc ? new FormulaOperand.Date(start.Start, last) : FormulaOperand.Empty;
    }
}
