using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on a select or status. Names are those of options and, for a status, of groups.</summary>
internal static class OptionCondition
{
    private static readonly string[] Operators = ["equals", "does_not_equal", "is_empty", "is_not_empty"];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        if (name is "is_empty" or "is_not_empty")
            return ExistenceCondition.Of(name, operand);

        string[] names = OperatorReader.Strings(operand);
        bool wanted = name is "equals";
        return cell => cell is Cell.Choice choice && IsAnyNamed(choice, names) == wanted;
    }

    /// <summary>Whether one of the options has one of the names. Loops, since this is asked for every row.</summary>
    public static bool IsAnyNamed(Cell.Choice choice, string[] names)
    {
        for (int i = 0; i < choice.Options.Count; i++)
        {
            CellOption option = choice.Options[i];
            for (int j = 0; j < names.Length; j++)
            {
                if (string.Equals(names[j], option.Name, StringComparison.Ordinal) || string.Equals(names[j], option.Group, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }
}
