using Notion.Refit.Emulator.Protocol.Errors;
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

    /// <summary>Checks that a condition fits the values of a formula.</summary>
    /// <exception cref="ApiException">It does not, or the type of the values is not known.</exception>
    public static void Check(BodyPart condition, FormulaFilter formula)
    {
        if (formula.Kind is not { } expected)
            throw ApiErrors.FormulaOfUnknownType();
        (string kind, _) = OperatorReader.Single(condition, Kinds);

        // Assumption: the wording.
        if (!string.Equals(kind, expected, StringComparison.Ordinal))
            throw ApiErrors.FormulaMismatch(expected, kind);
    }

    private static Func<Cell, bool> Of<T>(Func<Cell, bool> condition)
        where T : Cell => cell => cell is T && condition(cell);
}
