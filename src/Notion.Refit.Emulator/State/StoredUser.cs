namespace Notion.Refit.Emulator.State;

/// <summary>A person or a bot of a workspace.</summary>
internal sealed class StoredUser
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? AvatarUrl { get; init; }

    /// <summary>The e-mail address of a person; null without one.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the address was verified; null if unknown.</summary>
    public bool? EmailVerified { get; init; }

    public bool IsBot { get; init; }
}
