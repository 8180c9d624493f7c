using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>An option of a select or status in a condition.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <param name="member">The member.</param>
public sealed class OptionColumn<TEnum>(RowMember member) : RowColumn(member)
    where TEnum : struct, Enum
{
    /// <summary>Returns a condition: the option is chosen; null means that none is.</summary>
    /// <param name="column">The column.</param>
    /// <param name="option">The option.</param>
    public static RowFilter operator ==(OptionColumn<TEnum> column, TEnum? option) => column.Equality(option is { } given ? new[] { column.Known(given) } : null);

    /// <summary>Returns a condition: the option is not chosen; compared to null: some option is.</summary>
    /// <param name="column">The column.</param>
    /// <param name="option">The option.</param>
    public static RowFilter operator !=(OptionColumn<TEnum> column, TEnum? option) => column.Inequality(option is { } given ? new[] { column.Known(given) } : null);

    /// <summary>Returns a condition: one of the options is chosen.</summary>
    /// <param name="options">The options, at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">There is no option, or one is marked as unknown.</exception>
    public RowFilter IsAnyOf(params TEnum[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Length == 0)
            throw new ArgumentException($"{Member.Name}.IsAnyOf needs at least one option.", nameof(options));
        return Condition(RowOperator.Equal, Array.ConvertAll(options, Known));
    }

    private TEnum Known(TEnum option) => UnknownOption.Refuse(Member, option);
}
