namespace Notion.Refit.Models;

/// <summary>The conditions on a chosen option.</summary>
public readonly struct OptionFilterBuilder
{
    private readonly Func<string, OptionComparison, Filter> _make;
    private readonly string _property;

    internal OptionFilterBuilder(Func<string, OptionComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>Creates a filter that is met when one of these options is chosen.</summary>
    /// <param name="options">Names of options; with a status also names of groups.</param>
    /// <returns>The filter.</returns>
    public Filter Is(params IReadOnlyList<string> options) => _make(_property, new OptionComparison { EqualTo = options });

    /// <summary>Creates a filter that is met when none of these options is chosen.</summary>
    /// <param name="options">Names of options; with a status also names of groups.</param>
    /// <returns>The filter.</returns>
    public Filter IsNot(params IReadOnlyList<string> options) => _make(_property, new OptionComparison { DoesNotEqual = options });

    /// <summary>Creates a filter that is met when no option is chosen.</summary>
    /// <returns>The filter.</returns>
    public Filter IsEmpty() => _make(_property, new OptionComparison { IsEmpty = true });

    /// <summary>Creates a filter that is met when an option is chosen.</summary>
    /// <returns>The filter.</returns>
    public Filter IsNotEmpty() => _make(_property, new OptionComparison { IsNotEmpty = true });
}
