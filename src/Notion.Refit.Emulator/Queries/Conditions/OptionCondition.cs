using Notion.Refit.Emulator.Core;

namespace Notion.Refit.Emulator.Queries.Conditions;

/// <summary>Conditions on a select or status. Names are those of options and, for a status, of groups.</summary>
internal static class OptionCondition
{
    private static readonly string[] Operators = ["equals", "does_not_equal", "is_empty", "is_not_empty"];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        if (name is "is_empty" or "is_not_empty")
            return ExistenceCondition.Of(name, operand);

        IReadOnlyList<string> names = OperatorReader.Strings(operand);
        bool wanted = name is "equals";
        return cell => cell is Cell.Choice choice && choice.Options.Any(option => IsNamed(option, names)) == wanted;
    }

    public static bool IsNamed(CellOption option, IReadOnlyList<string> names) =>
        names.Contains(option.Name, StringComparer.Ordinal) || (option.Group is { } group && names.Contains(group, StringComparer.Ordinal));
}
