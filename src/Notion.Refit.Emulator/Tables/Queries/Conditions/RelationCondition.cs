using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on related pages, by id.</summary>
internal static class RelationCondition
{
    private static readonly string[] Operators = ["contains", "does_not_contain", "is_empty", "is_not_empty"];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        return name is "is_empty" or "is_not_empty" ? ExistenceCondition.Of(name, operand) : Of(name, operand.AsUuid());
    }

    /// <summary>The predicate of an operator that is <c>contains</c> or <c>does_not_contain</c>.</summary>
    public static Func<Cell, bool> Of(string name, Guid id)
    {
        bool wanted = name is "contains";
        return cell => cell is Cell.References references && references.Ids.Contains(id) == wanted;
    }
}
