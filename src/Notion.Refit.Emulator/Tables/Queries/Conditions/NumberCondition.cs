using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on numbers. Empty values meet only <c>does_not_equal</c> and <c>is_empty</c>.</summary>
internal static class NumberCondition
{
    private static readonly string[] Operators =
    [
        "equals", "does_not_equal", "greater_than", "less_than", "greater_than_or_equal_to", "less_than_or_equal_to", "is_empty", "is_not_empty",
    ];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        if (name is "is_empty" or "is_not_empty")
            return ExistenceCondition.Of(name, operand);

        double number = operand.AsNumber();
        return name switch
        {
            "equals" => Of(value => value is { } given && given.Equals(number)),
            "does_not_equal" => Of(value => value is not { } given || !given.Equals(number)),
            "greater_than" => Of(value => value > number),
            "less_than" => Of(value => value < number),
            "greater_than_or_equal_to" => Of(value => value >= number),
            _ => Of(value => value <= number),
        };
    }

    private static Func<Cell, bool> Of(Func<double?, bool> test) => cell => cell is Cell.Number number && test(number.Value);
}
