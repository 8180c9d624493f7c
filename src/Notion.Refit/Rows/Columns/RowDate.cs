using Notion.Refit.Models;

namespace Notion.Refit.Rows.Columns;

/// <summary>The operand of a condition on a date: a day, an instant, or a word such as <see cref="FilterDate.Today"/>, which Notion evaluates.</summary>
public readonly record struct RowDate
{
    private RowDate(FilterDate date) => Date = date;

    /// <summary>Gets the operand as Notion takes it.</summary>
    internal FilterDate Date { get; }

    /// <summary>Converts a day.</summary>
    /// <param name="day">The day.</param>
    public static implicit operator RowDate(DateOnly day) => new(day);

    /// <summary>Converts an instant; Notion compares to the minute.</summary>
    /// <param name="instant">The instant.</param>
    public static implicit operator RowDate(DateTimeOffset instant) => new(instant);

    /// <summary>Converts a word such as <see cref="FilterDate.Today"/>.</summary>
    /// <param name="date">The word.</param>
    public static implicit operator RowDate(FilterDate date) => new(date);

    /// <summary>Returns the text that is sent.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Date.Value;
}
