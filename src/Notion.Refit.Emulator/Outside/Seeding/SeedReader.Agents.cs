using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Outside.Seeding;

/// <summary>Agents in a seed.</summary>
internal sealed partial class SeedReader
{
    private void ReadAgent(BodyPart part)
    {
        Expect(part, SeedMembers.Agent);
        AgentReply[] script = part.TryGet("replies", out BodyPart replies) ? [.. replies.Items.Select(Reply)] : [];
        var seed = new AgentSeed
        {
            Id = part.TryGet("id", out BodyPart id) ? AgentId.TryParse(id.AsString(), out AgentId given) ? given : throw id.ShouldBe("a valid uuid or `\"notion_ai\"`") : (AgentId?)null,
            Type = String(part, "type") is { } type ? new AgentType(type) : (AgentType?)null,
            Description = String(part, "description"),
            Instructions = String(part, "instructions"),
            CreditLimit = part.TryGet("credit_limit", out BodyPart limit) && !limit.IsNull ? (int)limit.AsNumber() : null,
            IsFavorite = part.TryGet("is_favorite", out BodyPart favorite) && favorite.AsBoolean(),
            IsReadOnly = part.TryGet("is_read_only", out BodyPart readOnly) && readOnly.AsBoolean(),
        };
        At(part, () => seeder.Agent(part.Get("name").AsString(), new AgentBehavior(script, null), seed));
    }

    private static AgentReply Reply(BodyPart part)
    {
        if (part.Value.ValueKind == JsonValueKind.String)
            return part.AsString();

        Expect(part.AsObject(), SeedMembers.AgentReply);
        SessionError? error = part.TryGet("error", out BodyPart failure)
            ? new SessionError { Code = failure.Get("code").AsString(), Message = failure.Get("message").AsString(), Retryable = failure.TryGet("retryable", out BodyPart retryable) && retryable.AsBoolean() }
            : null;
        return new AgentReply
        {
            Text = String(part, "text"),
            Thinking = String(part, "thinking"),
            Action = String(part, "action"),
            Tools = part.TryGet("tools", out BodyPart tools) ? [.. tools.Items.Select(tool => tool.AsString())] : [],
            Error = error,
            Credits = part.TryGet("credits", out BodyPart credits) ? credits.AsNumber() : 1,
        };
    }
}
