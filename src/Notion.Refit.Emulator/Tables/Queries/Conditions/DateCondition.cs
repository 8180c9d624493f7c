using System.Text.Json;
using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on dates. Of a range the start counts; rows without a date meet only <c>is_empty</c>.</summary>
/// <remarks>Moments are compared to the minute; a day stands for all of its moments.</remarks>
internal static class DateCondition
{
    private static readonly string[] Operators =
    [
        "equals", "before", "after", "on_or_before", "on_or_after", "this_week", "past_week", "past_month", "past_year",
        "next_week", "next_month", "next_year", "is_empty", "is_not_empty",
    ];

    public static Func<Cell, bool> Parse(BodyPart condition, QueryScope scope)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        switch (name)
        {
            case "is_empty" or "is_not_empty":
                return ExistenceCondition.Of(name, operand);
            case "this_week" or "past_week" or "past_month" or "past_year" or "next_week" or "next_month" or "next_year":
                if (operand.Value.ValueKind != JsonValueKind.Object)
                    throw operand.ShouldBe("an object");
                (DateOnly first, DateOnly last) = Span(name, scope.Today);
                return Of(value => value.Day >= first && value.Day <= last);
        }

        CellDate date = Operand(operand, scope);
        return name switch
        {
            "equals" => Of(value => Compare(value, date) == 0),
            "before" => Of(value => Compare(value, date) < 0),
            "after" => Of(value => Compare(value, date) > 0),
            "on_or_before" => Of(value => Compare(value, date) <= 0),
            _ => Of(value => Compare(value, date) >= 0),
        };
    }

    private static Func<Cell, bool> Of(Func<CellDate, bool> test) => cell => cell is Cell.Date { Start: { } start } && test(start);

    private static int Compare(CellDate value, CellDate operand) => operand.HasTime ? value.Moment.CompareTo(operand.Moment) : value.Day.CompareTo(operand.Day);

    private static CellDate Operand(BodyPart operand, QueryScope scope)
    {
        string text = operand.AsString();
        DateOnly today = scope.Today;
        DateOnly? day = text switch
        {
            "today" => today,
            "tomorrow" => today.PlusDays(1),
            "yesterday" => today.PlusDays(-1),
            "one_week_ago" => today.PlusDays(-7),
            "one_week_from_now" => today.PlusDays(7),
            "one_month_ago" => today.PlusMonths(-1),
            "one_month_from_now" => today.PlusMonths(1),
            _ => null,
        };
        if (day is { } relative)
            return CellDate.OfDay(relative);
        return CellDate.TryParse(text, out CellDate date) ? date : throw operand.ShouldBe("a valid ISO 8601 date string");
    }

    private static (DateOnly First, DateOnly Last) Span(string name, DateOnly today)
    {
        // Assumption: a calendar week begins on Sunday, as in a workspace that was not set up otherwise.
        DateOnly weekStart = today.PlusDays(-(int)today.DayOfWeek);
        return name switch
        {
            "this_week" => (weekStart, weekStart.PlusDays(6)),
            "past_week" => (today.PlusDays(-7), today),
            "past_month" => (today.PlusMonths(-1), today),
            "past_year" => (today.PlusYears(-1), today),
            "next_week" => (today, today.PlusDays(7)),
            "next_month" => (today, today.PlusMonths(1)),
            _ => (today, today.PlusYears(1)),
        };
    }
}
