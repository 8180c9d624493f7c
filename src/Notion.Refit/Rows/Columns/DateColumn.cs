using System.ComponentModel;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A date or time in a condition. Notion compares times to the minute; of a range the start counts.</summary>
/// <typeparam name="T">The type of the member, without null.</typeparam>
/// <param name="member">The member.</param>
public sealed class DateColumn<T>(RowMember member) : ValueColumn<T>(member)
{
    /// <summary>Not supported: Notion compares whole dates.</summary>
    [Obsolete("Notion does not compute parts of a date. Write a range: t.Due >= new DateOnly(2026, 1, 1) && t.Due < new DateOnly(2027, 1, 1).", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Year => throw new NotSupportedException();

    /// <summary>Not supported: Notion compares whole dates.</summary>
    [Obsolete("Notion does not compute parts of a date. Write a range: t.Due >= new DateOnly(2026, 5, 1) && t.Due < new DateOnly(2026, 6, 1).", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Month => throw new NotSupportedException();

    /// <summary>Returns a condition: the date is equal; null means empty. A day includes all of its times.</summary>
    /// <param name="column">The column.</param>
    /// <param name="date">The date.</param>
    public static RowFilter operator ==(DateColumn<T> column, RowDate? date) => column.Equality(date);

    /// <summary>Returns a condition: the date differs, or is empty; compared to null: it is not empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="date">The date.</param>
    public static RowFilter operator !=(DateColumn<T> column, RowDate? date) => column.Inequality(date);

    /// <summary>Returns a condition: the date is earlier.</summary>
    /// <param name="column">The column.</param>
    /// <param name="date">The date; not null.</param>
    public static RowFilter operator <(DateColumn<T> column, RowDate? date) => column.Order(RowOperator.Less, date);

    /// <summary>Returns a condition: the date is earlier or equal.</summary>
    /// <param name="column">The column.</param>
    /// <param name="date">The date; not null.</param>
    public static RowFilter operator <=(DateColumn<T> column, RowDate? date) => column.Order(RowOperator.LessOrEqual, date);

    /// <summary>Returns a condition: the date is later.</summary>
    /// <param name="column">The column.</param>
    /// <param name="date">The date; not null.</param>
    public static RowFilter operator >(DateColumn<T> column, RowDate? date) => column.Order(RowOperator.Greater, date);

    /// <summary>Returns a condition: the date is later or equal.</summary>
    /// <param name="column">The column.</param>
    /// <param name="date">The date; not null.</param>
    public static RowFilter operator >=(DateColumn<T> column, RowDate? date) => column.Order(RowOperator.GreaterOrEqual, date);

    /// <summary>Returns a condition: the date is in the current calendar week. Notion has no opposite of it.</summary>
    /// <returns>The condition.</returns>
    public RowFilter IsThisWeek() => Condition(RowOperator.ThisWeek);

    /// <summary>Returns a condition: the date is in the week up to today. Notion has no opposite of it.</summary>
    /// <returns>The condition.</returns>
    public RowFilter IsPastWeek() => Condition(RowOperator.PastWeek);

    /// <summary>Returns a condition: the date is in the month up to today. Notion has no opposite of it.</summary>
    /// <returns>The condition.</returns>
    public RowFilter IsPastMonth() => Condition(RowOperator.PastMonth);

    /// <summary>Returns a condition: the date is in the year up to today. Notion has no opposite of it.</summary>
    /// <returns>The condition.</returns>
    public RowFilter IsPastYear() => Condition(RowOperator.PastYear);

    /// <summary>Returns a condition: the date is in the week from today on. Notion has no opposite of it.</summary>
    /// <returns>The condition.</returns>
    public RowFilter IsNextWeek() => Condition(RowOperator.NextWeek);

    /// <summary>Returns a condition: the date is in the month from today on. Notion has no opposite of it.</summary>
    /// <returns>The condition.</returns>
    public RowFilter IsNextMonth() => Condition(RowOperator.NextMonth);

    /// <summary>Returns a condition: the date is in the year from today on. Notion has no opposite of it.</summary>
    /// <returns>The condition.</returns>
    public RowFilter IsNextYear() => Condition(RowOperator.NextYear);

    internal override bool TryRead(RowReader reader, out T value)
    {
        // As objects, since a date converts to other kinds of dates on the way.
        object? read =
            typeof(T) == typeof(DateOnly) ? (object?)reader.DayOrNull(Member.Slot)
            : typeof(T) == typeof(DateTimeOffset) ? (object?)reader.InstantOrNull(Member.Slot)
            : reader.DateOrNull(Member.Slot);
        value = read is T given ? given : default!;
        return read is not null;
    }
}
