using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on text. Parts of a text are found in upper and lower case alike.</summary>
internal static class TextCondition
{
    private static readonly string[] Operators =
        ["equals", "does_not_equal", "contains", "does_not_contain", "starts_with", "ends_with", "is_empty", "is_not_empty"];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        if (name is "is_empty" or "is_not_empty")
            return ExistenceCondition.Of(name, operand);

        string text = operand.AsString();

        // Assumption: whole texts are compared exactly; only the search for a part is known to ignore case.
        return name switch
        {
            "equals" => Of(value => string.Equals(value, text, StringComparison.Ordinal)),
            "does_not_equal" => Of(value => !string.Equals(value, text, StringComparison.Ordinal)),
            "contains" => Of(value => value.Contains(text, StringComparison.OrdinalIgnoreCase)),
            "does_not_contain" => Of(value => !value.Contains(text, StringComparison.OrdinalIgnoreCase)),
            "starts_with" => Of(value => value.StartsWith(text, StringComparison.OrdinalIgnoreCase)),
            _ => Of(value => value.EndsWith(text, StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static Func<Cell, bool> Of(Func<string, bool> test) => cell => cell is Cell.Text text && test(text.Value);
}
