using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>Anything: free JSON, or something that is checked where it is used.</summary>
internal sealed class AnySchema : Schema
{
    public static AnySchema Instance { get; } = new();

    public override IReadOnlyList<string> Expectations => ["defined"];

    public override bool AllowsNull => true;

    public override void Check(BodyPart part, BodyCheck check)
    {
    }
}
