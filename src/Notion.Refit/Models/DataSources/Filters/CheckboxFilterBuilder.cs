namespace Notion.Refit.Models;

/// <summary>The conditions on a checkbox.</summary>
public readonly struct CheckboxFilterBuilder
{
    private readonly Func<string, CheckboxComparison, Filter> _make;
    private readonly string _property;

    internal CheckboxFilterBuilder(Func<string, CheckboxComparison, Filter> make, string property)
    {
        _make = make;
        _property = property;
    }

    /// <summary>Creates a filter that is met when the checkbox is in this state.</summary>
    /// <param name="isChecked">Whether it is checked.</param>
    /// <returns>The filter.</returns>
    public Filter Is(bool isChecked) => _make(_property, new CheckboxComparison { EqualTo = isChecked });
}
