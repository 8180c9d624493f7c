using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>Refuses the enum member that is read for every undeclared option.</summary>
internal static class UnknownOption
{
    public static TEnum Refuse<TEnum>(RowMember member, TEnum option)
        where TEnum : struct, Enum =>
        ((OptionSet<TEnum>)member.Options!).Unknown is { } unknown && EqualityComparer<TEnum>.Default.Equals(unknown, option)
            ? throw new ArgumentException($"{member.Name}: {typeof(TEnum).Name}.{option} is read for every undeclared option and cannot be looked for.", nameof(option))
            : option;
}
