using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on rollups: on the values one by one, or on the number or date they were combined to.</summary>
internal static class RollupCondition
{
    private static readonly string[] Kinds = ["any", "every", "none", "number", "date"];

    public static Func<Cell, bool> Parse(BodyPart condition, QueryScope scope)
    {
        (string kind, BodyPart part) = OperatorReader.Single(condition, Kinds);
        switch (kind)
        {
            case "number":
                Func<Cell, bool> number = NumberCondition.Parse(part);
                return cell => cell is Cell.Number && number(cell);
            case "date":
                Func<Cell, bool> date = DateCondition.Parse(part, scope);
                return cell => cell is Cell.Date && date(cell);
        }

        Func<Cell, bool> inner = ConditionTable.ParseAny(part, scope);
        return kind switch
        {
            "any" => Of(values => values.Any(inner)),

            // Not met by a row without values.
            "every" => Of(values => values.Count > 0 && values.All(inner)),
            _ => Of(values => !values.Any(inner)),
        };
    }

    private static Func<Cell, bool> Of(Func<IReadOnlyList<Cell>, bool> test) => cell => cell is Cell.Array array && test(array.Values);
}
