using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Conditions on the verification of a page. Filters say <c>none</c> where values say <c>unverified</c>.</summary>
internal static class VerificationCondition
{
    private static readonly string[] Operators = ["status", "does_not_equal"];

    public static Func<Cell, bool> Parse(BodyPart condition)
    {
        (string name, BodyPart operand) = OperatorReader.Single(condition, Operators);
        string state = operand.AsString() switch
        {
            "none" => "unverified",
            "verified" => "verified",
            "expired" => "expired",
            _ => throw operand.ShouldBe("`\"verified\"`, `\"expired\"`, or `\"none\"`"),
        };
        bool wanted = name is "status";
        return cell => cell is Cell.Verification verification && string.Equals(verification.State, state, StringComparison.Ordinal) == wanted;
    }
}
