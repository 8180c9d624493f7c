namespace Notion.Refit.Emulator;

/// <summary>What the API decides by itself and a test may want to decide: ids, times and users of what it seeds.</summary>
public sealed record SeedDetails
{
    /// <summary>The id; null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>Who made it, a person or a bot of the workspace; null for the person that every workspace has.</summary>
    public UserId? CreatedBy { get; init; }

    /// <summary>When it was made; null for now, by the emulator's clock.</summary>
    public DateTimeOffset? CreatedTime { get; init; }

    /// <summary>Who changed it last; null for who made it.</summary>
    public UserId? LastEditedBy { get; init; }

    /// <summary>When it was changed last; null for when it was made.</summary>
    public DateTimeOffset? LastEditedTime { get; init; }

    /// <summary>Whether it is in the trash. Default false.</summary>
    public bool InTrash { get; init; }
}
