using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on checkboxes.</summary>
internal static class CheckboxCondition
{
    private static readonly string[] Operators = ["equals", "does_not_equal"];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        bool wanted = operand.AsBoolean() == (name is "equals");
        return cell => cell is Cell.Checkbox checkbox && checkbox.Checked == wanted;
    }
}
