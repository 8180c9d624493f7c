using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries.Conditions;

/// <summary>Reads a condition: an object with one member, the operator.</summary>
internal static class OperatorReader
{
    /// <summary>Reads the operator.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="operators">The operators there are.</param>
    /// <exception cref="ApiException">There is none, an unknown one, or more than one.</exception>
    public static (string Name, BodyPart Operand) Single(BodyPart condition, IReadOnlyCollection<string> operators)
    {
        (string Name, BodyPart Operand)? found = null;
        foreach ((string name, BodyPart operand) in condition.Members)
        {
            if (found is not null || !operators.Contains(name, StringComparer.Ordinal))
                throw operand.ShouldNotBePresent();
            found = (name, operand);
        }

        return found ?? throw ApiErrors.FailedValidation("body", [.. operators.Select(name => ApiErrors.ShouldBeDefined($"{condition.Path}.{name}"))]);
    }

    /// <summary>The operand of <c>is_empty</c> and <c>is_not_empty</c>: only true makes sense.</summary>
    public static void True(BodyPart operand)
    {
        if (!operand.AsBoolean())
            throw operand.ShouldBe("`true`");
    }

    /// <summary>One text or several.</summary>
    public static string[] Strings(BodyPart operand) =>
        operand.Value.ValueKind == System.Text.Json.JsonValueKind.Array ? [.. operand.Items.Select(item => item.AsString())] : [operand.AsString()];
}
