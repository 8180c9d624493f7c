using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on people, by id; <c>me</c> is the user whom the token belongs to.</summary>
internal static class PeopleCondition
{
    private static readonly string[] Operators = ["contains", "does_not_contain", "is_empty", "is_not_empty"];

    public static Func<Cell, bool> Parse(BodyPart condition, QueryScope scope)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        if (name is "is_empty" or "is_not_empty")
            return ExistenceCondition.Of(name, operand);

        Guid id = operand.AsString() is "me" ? scope.Me : operand.AsUuid();
        return RelationCondition.Of(name, id);
    }
}
