namespace Notion.Refit.Emulator.State;

/// <summary>An emoji that the workspace has added.</summary>
internal sealed record StoredCustomEmoji(Guid Id, string Name, string Url);
