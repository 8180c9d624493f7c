using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Whether there is a value.</summary>
internal static class ExistenceCondition
{
    private static readonly string[] Operators = ["is_empty", "is_not_empty"];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        return Of(name, operand);
    }

    /// <summary>The predicate of an operator that is <c>is_empty</c> or <c>is_not_empty</c>.</summary>
    public static Func<Cell, bool> Of(string name, BodyPart operand)
    {
        OperatorReader.True(operand);
        bool wanted = name is "is_empty";
        return cell => cell.IsEmpty == wanted;
    }
}
