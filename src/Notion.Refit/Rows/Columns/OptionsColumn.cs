using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The options of a multi-select or rollup in a condition.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <param name="member">The member.</param>
public sealed class OptionsColumn<TEnum>(RowMember member) : ListColumn<OptionColumn<TEnum>>(member, static element => new OptionColumn<TEnum>(element))
    where TEnum : struct, Enum
{
    /// <summary>Returns a condition: the option is chosen.</summary>
    /// <param name="option">The option.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">The option is marked as unknown.</exception>
    public RowFilter Contains(TEnum option) => ContainsAny(option);

    /// <summary>Returns a condition: at least one of the options is chosen.</summary>
    /// <param name="options">The options, at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">There is no option, or one is marked as unknown.</exception>
    public RowFilter ContainsAny(params TEnum[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Length == 0)
            throw new ArgumentException($"{Member.Name}.ContainsAny needs at least one option.", nameof(options));
        return Condition(RowOperator.Contains, Array.ConvertAll(options, option => UnknownOption.Refuse(Member, option)));
    }
}
