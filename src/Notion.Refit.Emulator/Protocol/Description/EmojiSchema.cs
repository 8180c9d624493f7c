using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>A single emoji.</summary>
/// <remarks>The API has a list of them and names it in its error. Assumption: every emoji of Unicode is on the list, and the error shows only its start.</remarks>
internal sealed class EmojiSchema : Schema
{
    private EmojiSchema()
    {
    }

    public static EmojiSchema Instance { get; } = new();

    public override bool AllowsNull => false;

    public override IReadOnlyList<string> Expectations { get; } = [.. ((string[])["😀", "😃", "😄", "😁", "😆", "😅", "🤣", "😂"]).Select(Wording.Value), "..."];

    public override void Check(BodyPart part, BodyCheck check)
    {
        if (part.Value.ValueKind != JsonValueKind.String || !EmojiText.IsEmoji(part.Value.GetString()!))
            check.ShouldBe(part, Expectations);
    }
}
