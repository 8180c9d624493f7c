using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on the result of a formula. A result of another kind meets none.</summary>
internal static class FormulaCondition
{
    private static readonly string[] Kinds = ["string", "checkbox", "number", "date"];

    public static Func<Cell, bool> Parse(BodyPart condition, QueryScope scope)
    {
        (string kind, BodyPart part) = OperatorReader.Single(condition, Kinds);
        return kind switch
        {
            "string" => Of<Cell.Text>(TextCondition.Parse(part)),
            "checkbox" => Of<Cell.Checkbox>(CheckboxCondition.Parse(part)),
            "number" => Of<Cell.Number>(NumberCondition.Parse(part)),
            _ => Of<Cell.Date>(DateCondition.Parse(part, scope)),
        };
    }

    private static Func<Cell, bool> Of<T>(Func<Cell, bool> condition)
        where T : Cell => cell => cell is T && condition(cell);
}
