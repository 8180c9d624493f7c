namespace Notion.Refit.Emulator;

/// <summary>The id, times and users of seeded content, which the API would set itself.</summary>
public sealed record SeedDetails
{
    /// <summary>The id; null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>The author, a person or a bot of the workspace; null for the built-in person.</summary>
    public UserId? CreatedBy { get; init; }

    /// <summary>The time of creation; null for now, by the emulator's clock.</summary>
    public DateTimeOffset? CreatedTime { get; init; }

    /// <summary>The last editor; null for the author.</summary>
    public UserId? LastEditedBy { get; init; }

    /// <summary>The time of the last edit; null for the time of creation.</summary>
    public DateTimeOffset? LastEditedTime { get; init; }

    /// <summary>Whether it is in the trash. Default false.</summary>
    public bool InTrash { get; init; }
}
