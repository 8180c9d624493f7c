namespace Notion.Refit.Models;

/// <summary>The conditions on a date. Notion compares instants to the minute; a day stands for all of its minutes.</summary>
public readonly struct DateFilterBuilder
{
    private readonly Func<string, DateComparison, Filter> _make;
    private readonly string _property;

    internal DateFilterBuilder(Func<string, DateComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>Creates a filter that is met when the value is this date.</summary>
    /// <param name="date">A <see cref="DateOnly"/>, a <see cref="DateTimeOffset"/>, or a word such as <see cref="FilterDate.Today"/>.</param>
    /// <returns>The filter.</returns>
    public Filter Is(FilterDate date) => _make(_property, new DateComparison { EqualTo = date });

    /// <summary>Creates a filter that is met when the value is earlier.</summary>
    /// <param name="date">A <see cref="DateOnly"/>, a <see cref="DateTimeOffset"/>, or a word such as <see cref="FilterDate.Today"/>.</param>
    /// <returns>The filter.</returns>
    public Filter Before(FilterDate date) => _make(_property, new DateComparison { Before = date });

    /// <summary>Creates a filter that is met when the value is later.</summary>
    /// <param name="date">A <see cref="DateOnly"/>, a <see cref="DateTimeOffset"/>, or a word such as <see cref="FilterDate.Today"/>.</param>
    /// <returns>The filter.</returns>
    public Filter After(FilterDate date) => _make(_property, new DateComparison { After = date });

    /// <summary>Creates a filter that is met when the value is this date or earlier.</summary>
    /// <param name="date">A <see cref="DateOnly"/>, a <see cref="DateTimeOffset"/>, or a word such as <see cref="FilterDate.Today"/>.</param>
    /// <returns>The filter.</returns>
    public Filter OnOrBefore(FilterDate date) => _make(_property, new DateComparison { OnOrBefore = date });

    /// <summary>Creates a filter that is met when the value is this date or later.</summary>
    /// <param name="date">A <see cref="DateOnly"/>, a <see cref="DateTimeOffset"/>, or a word such as <see cref="FilterDate.Today"/>.</param>
    /// <returns>The filter.</returns>
    public Filter OnOrAfter(FilterDate date) => _make(_property, new DateComparison { OnOrAfter = date });

    /// <summary>Creates a filter that is met when the value lies in the current calendar week.</summary>
    /// <returns>The filter.</returns>
    public Filter ThisWeek() => _make(_property, new DateComparison { ThisWeek = new EmptyObject() });

    /// <summary>Creates a filter that is met when the value lies in the week up to today.</summary>
    /// <returns>The filter.</returns>
    public Filter PastWeek() => _make(_property, new DateComparison { PastWeek = new EmptyObject() });

    /// <summary>Creates a filter that is met when the value lies in the month up to today.</summary>
    /// <returns>The filter.</returns>
    public Filter PastMonth() => _make(_property, new DateComparison { PastMonth = new EmptyObject() });

    /// <summary>Creates a filter that is met when the value lies in the year up to today.</summary>
    /// <returns>The filter.</returns>
    public Filter PastYear() => _make(_property, new DateComparison { PastYear = new EmptyObject() });

    /// <summary>Creates a filter that is met when the value lies in the week from today on.</summary>
    /// <returns>The filter.</returns>
    public Filter NextWeek() => _make(_property, new DateComparison { NextWeek = new EmptyObject() });

    /// <summary>Creates a filter that is met when the value lies in the month from today on.</summary>
    /// <returns>The filter.</returns>
    public Filter NextMonth() => _make(_property, new DateComparison { NextMonth = new EmptyObject() });

    /// <summary>Creates a filter that is met when the value lies in the year from today on.</summary>
    /// <returns>The filter.</returns>
    public Filter NextYear() => _make(_property, new DateComparison { NextYear = new EmptyObject() });

    /// <summary>Creates a filter that is met when there is no value.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new DateComparison { IsEmpty = true });

    /// <summary>Creates a filter that is met when there is a value.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new DateComparison { IsNotEmpty = true });
}
