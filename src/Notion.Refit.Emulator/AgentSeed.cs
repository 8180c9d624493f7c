using Notion.Refit.Models;

namespace Notion.Refit.Emulator;

/// <summary>Details of an agent to seed; what is not set has the default of a new custom agent.</summary>
public sealed record AgentSeed
{
    /// <summary>The id; null for a new one. <see cref="AgentId.NotionAi"/> makes it the personal agent.</summary>
    public AgentId? Id { get; init; }

    /// <summary>The kind of the agent; null for a custom agent, or for the personal one where the id is its id.</summary>
    public AgentType? Type { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The instructions; null for none.</summary>
    public string? Instructions { get; init; }

    /// <summary>The largest number of credits; null for no limit.</summary>
    public int? CreditLimit { get; init; }

    /// <summary>Whether it is among the favorites.</summary>
    public bool IsFavorite { get; init; }

    /// <summary>Whether the caller may not see the credit limit and the runs: they are <c>hidden</c>.</summary>
    public bool IsReadOnly { get; init; }
}
