using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The options of a multi-select, by name, or the texts of a rollup in a condition.</summary>
/// <param name="member">The member.</param>
public sealed class TextsColumn(RowMember member) : ListColumn<TextColumn>(member, static element => new TextColumn(element))
{
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
