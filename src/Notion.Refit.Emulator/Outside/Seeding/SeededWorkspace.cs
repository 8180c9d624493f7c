namespace Notion.Refit.Emulator.Outside.Seeding;

/// <summary>A workspace that is to be filled with answers: what they say about it, and about the bot of the token.</summary>
/// <param name="Id">The id of the workspace.</param>
/// <param name="Name">The name of the workspace.</param>
/// <param name="BotId">The id of the bot.</param>
/// <param name="BotName">The name of the integration and of its bot.</param>
internal sealed record SeededWorkspace(Guid Id, string Name, Guid BotId, string BotName)
{
    /// <summary>The size in bytes of the largest file that may be uploaded; null for that of the emulator.</summary>
    public long? MaxFileUploadSize { get; init; }

    /// <summary>The start of its page addresses; null for that of the emulator.</summary>
    public string? AppAddress { get; init; }
}
