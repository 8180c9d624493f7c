namespace Notion.Refit.Models;

/// <summary>The conditions on chosen options.</summary>
public readonly struct MultiSelectFilterBuilder
{
    private readonly Func<string, MultiSelectComparison, Filter> _make;
    private readonly string _property;

    internal MultiSelectFilterBuilder(Func<string, MultiSelectComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>Creates a filter that is met when one of these options is among the chosen ones.</summary>
    /// <param name="options">Names of options.</param>
    /// <returns>The filter.</returns>
    public Filter Contains(params IReadOnlyList<string> options) => _make(_property, new MultiSelectComparison { Contains = options });

    /// <summary>Creates a filter that is met when none of these options is among the chosen ones.</summary>
    /// <param name="options">Names of options.</param>
    /// <returns>The filter.</returns>
    public Filter DoesNotContain(params IReadOnlyList<string> options) => _make(_property, new MultiSelectComparison { DoesNotContain = options });

    /// <summary>Creates a filter that is met when no option is chosen.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new MultiSelectComparison { IsEmpty = true });

    /// <summary>Creates a filter that is met when an option is chosen.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new MultiSelectComparison { IsNotEmpty = true });
}
