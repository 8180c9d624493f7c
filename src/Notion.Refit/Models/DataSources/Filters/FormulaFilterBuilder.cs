namespace Notion.Refit.Models;

/// <summary>The conditions on a formula, by the kind of its result.</summary>
public readonly struct FormulaFilterBuilder
{
    private readonly string _property;

    internal FormulaFilterBuilder(string property) => _property = property;

    /// <summary>Gets the conditions on a text.</summary>
    public TextFilterBuilder Text => new(static (property, comparison) => Of(property, new FormulaCondition { String = comparison }), _property);

    /// <summary>Gets the conditions on a number.</summary>
    public NumberFilterBuilder Number => new(static (property, comparison) => Of(property, new FormulaCondition { Number = comparison }), _property);

    /// <summary>Gets the conditions on a checkbox result.</summary>
    public CheckboxFilterBuilder Checkbox => new(static (property, comparison) => Of(property, new FormulaCondition { Checkbox = comparison }), _property);

    /// <summary>Gets the conditions on a date.</summary>
    public DateFilterBuilder Date => new(static (property, comparison) => Of(property, new FormulaCondition { Date = comparison }), _property);

    private static Filter Of(string property, FormulaCondition condition) => PropertyFilterBuilder.Of(property, condition);
}
