using System.Numerics;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A number in a condition.</summary>
/// <typeparam name="T">The type of the member, without null.</typeparam>
/// <param name="member">The member.</param>
public sealed class NumberColumn<T>(RowMember member) : ValueColumn<T>(member), IKeyColumn
    where T : struct, INumber<T>
{
    /// <summary>Returns a condition: the number is equal; null means empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="number">The number.</param>
    public static RowFilter operator ==(NumberColumn<T> column, T? number) => column.Equality(ToDouble(number));

    /// <summary>Returns a condition: the number differs, or is empty; compared to null: it is not empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="number">The number.</param>
    public static RowFilter operator !=(NumberColumn<T> column, T? number) => column.Inequality(ToDouble(number));

    /// <summary>Returns a condition: the number is less.</summary>
    /// <param name="column">The column.</param>
    /// <param name="number">The number; not null.</param>
    public static RowFilter operator <(NumberColumn<T> column, T? number) => column.Order(RowOperator.Less, ToDouble(number));

    /// <summary>Returns a condition: the number is less or equal.</summary>
    /// <param name="column">The column.</param>
    /// <param name="number">The number; not null.</param>
    public static RowFilter operator <=(NumberColumn<T> column, T? number) => column.Order(RowOperator.LessOrEqual, ToDouble(number));

    /// <summary>Returns a condition: the number is greater.</summary>
    /// <param name="column">The column.</param>
    /// <param name="number">The number; not null.</param>
    public static RowFilter operator >(NumberColumn<T> column, T? number) => column.Order(RowOperator.Greater, ToDouble(number));

    /// <summary>Returns a condition: the number is greater or equal.</summary>
    /// <param name="column">The column.</param>
    /// <param name="number">The number; not null.</param>
    public static RowFilter operator >=(NumberColumn<T> column, T? number) => column.Order(RowOperator.GreaterOrEqual, ToDouble(number));

    /// <summary>Returns a condition: the number is one of several.</summary>
    /// <param name="numbers">The numbers, at least one.</param>
    /// <returns>The condition.</returns>
    public RowFilter IsAnyOf(params T[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Length == 0)
            throw new ArgumentException($"{Member.Name}.IsAnyOf needs at least one number.", nameof(numbers));
        return Condition(RowOperator.AnyOf, numbers.Select(static number => ToDouble(number)!.Value).ToArray());
    }

    internal override bool TryRead(RowReader reader, out T value)
    {
        T? read = reader.NumberOrNull<T>(Member.Slot);
        value = read.GetValueOrDefault();
        return read.HasValue;
    }

    // The nearest number is what Notion compares with anyway.
    private static double? ToDouble(T? number) => number is { } given ? double.CreateSaturating(given) : null;
}
