namespace Notion.Refit.Models;

/// <summary>The conditions on a number.</summary>
public readonly struct NumberFilterBuilder
{
    private readonly Func<string, NumberComparison, Filter> _make;
    private readonly string _property;

    internal NumberFilterBuilder(Func<string, NumberComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>Creates a filter that is met when the value is this number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The filter.</returns>
    public Filter Is(double number) => _make(_property, new NumberComparison { EqualTo = number });

    /// <summary>Creates a filter that is met when the value is another number, or empty.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The filter.</returns>
    public Filter IsNot(double number) => _make(_property, new NumberComparison { DoesNotEqual = number });

    /// <summary>Creates a filter that is met when the value is larger.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The filter.</returns>
    public Filter GreaterThan(double number) => _make(_property, new NumberComparison { GreaterThan = number });

    /// <summary>Creates a filter that is met when the value is smaller.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The filter.</returns>
    public Filter LessThan(double number) => _make(_property, new NumberComparison { LessThan = number });

    /// <summary>Creates a filter that is met when the value is larger or equal.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The filter.</returns>
    public Filter AtLeast(double number) => _make(_property, new NumberComparison { GreaterThanOrEqualTo = number });

    /// <summary>Creates a filter that is met when the value is smaller or equal.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The filter.</returns>
    public Filter AtMost(double number) => _make(_property, new NumberComparison { LessThanOrEqualTo = number });

    /// <summary>Creates a filter that is met when there is no value.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new NumberComparison { IsEmpty = true });

    /// <summary>Creates a filter that is met when there is a value.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new NumberComparison { IsNotEmpty = true });
}
