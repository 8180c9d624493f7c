using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on a multi-select.</summary>
internal static class MultiSelectCondition
{
    private static readonly string[] Operators = ["contains", "does_not_contain", "is_empty", "is_not_empty"];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        if (name is "is_empty" or "is_not_empty")
            return ExistenceCondition.Of(name, operand);

        string[] names = OperatorReader.Strings(operand);
        bool wanted = name is "contains";
        return cell => cell is Cell.Choice choice && OptionCondition.IsAnyNamed(choice, names) == wanted;
    }
}
