using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>A component, looked up when it is needed: components refer to each other in circles.</summary>
internal sealed class ReferenceSchema(string name, ApiDescription description) : Schema
{
    public string Name => name;

    public int? MaxItems { get; init; }

    public int? MinItems { get; init; }

    public Schema Target => description.Component(name);

    public override IReadOnlyList<string> Expectations => Target.Expectations;

    public override bool AllowsNull => Target.AllowsNull;

    public override void Check(BodyPart part, BodyCheck check)
    {
        if (part.Value.ValueKind == JsonValueKind.Array)
            Limits.CheckLength(part, part.Value.GetArrayLength(), MinItems, MaxItems, check);
        Target.Check(part, check);
    }
}
