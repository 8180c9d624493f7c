using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>A list.</summary>
internal sealed class ArraySchema(Schema items) : Schema
{
    public Schema Items { get; } = items;

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public bool IsNullable { get; init; }

    public override bool AllowsNull => IsNullable;

    public override IReadOnlyList<string> Expectations => IsNullable ? ["an array", Wording.Null] : ["an array"];

    public override void Check(BodyPart part, BodyCheck check)
    {
        if (part.Value.ValueKind != JsonValueKind.Array)
        {
            check.ShouldBe(part, Expectations);
            return;
        }

        Limits.CheckLength(part, part.Value.GetArrayLength(), MinItems, MaxItems, check);
        foreach (BodyPart item in part.Items)
            check.Member(item, Items, isRequired: true);
    }
}
