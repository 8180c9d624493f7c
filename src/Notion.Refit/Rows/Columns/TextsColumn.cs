using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The options of a multi-select, by name, in a condition.</summary>
/// <param name="member">The member.</param>
public sealed class TextsColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Returns a condition: no option is chosen.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator ==(TextsColumn column, NoValue? nothing) => column.Equality(nothing);

    /// <summary>Returns a condition: an option is chosen.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator !=(TextsColumn column, NoValue? nothing) => column.Inequality(nothing);

    /// <summary>Returns a condition: the option is chosen.</summary>
    /// <param name="option">The name of the option.</param>
    /// <returns>The condition.</returns>
    public RowFilter Contains(string option) => ContainsAny(option);

    /// <summary>Returns a condition: at least one of the options is chosen.</summary>
    /// <param name="options">The names of the options, at least one.</param>
    /// <returns>The condition.</returns>
    public RowFilter ContainsAny(params string[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Length == 0 || options.Any(string.IsNullOrEmpty))
            throw new ArgumentException($"{Member.Name} needs at least one option, and no empty ones.", nameof(options));
        return Condition(RowOperator.Contains, options.ToArray());
    }
}
