namespace Notion.Refit.Models;

/// <summary>Conditions on chosen options.</summary>
public readonly struct MultiSelectFilterBuilder
{
    private readonly Func<string, MultiSelectComparison, Filter> _make;
    private readonly string _property;

    internal MultiSelectFilterBuilder(Func<string, MultiSelectComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>One of these options is among the chosen ones.</summary>
    /// <param name="options">Names of options.</param>
    /// <returns>The filter.</returns>
    public Filter Contains(params IReadOnlyList<string> options) => _make(_property, new MultiSelectComparison { Contains = options });

    /// <summary>None of these options is among the chosen ones.</summary>
    /// <param name="options">Names of options.</param>
    /// <returns>The filter.</returns>
    public Filter DoesNotContain(params IReadOnlyList<string> options) => _make(_property, new MultiSelectComparison { DoesNotContain = options });

    /// <summary>No option is chosen.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new MultiSelectComparison { IsEmpty = true });

    /// <summary>An option is chosen.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new MultiSelectComparison { IsNotEmpty = true });
}
