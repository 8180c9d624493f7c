using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Core;

/// <summary>Who a token belongs to: an integration, the bot that acts for it, and the workspace it may see.</summary>
internal sealed class Connection(string token, Workspace workspace, StoredUser bot)
{
    public string Token { get; } = token;

    public Workspace Workspace { get; } = workspace;

    /// <summary>The user that everything made with this token is made by.</summary>
    public StoredUser Bot { get; } = bot;

    /// <summary>The id that error answers tell: the one of the bot.</summary>
    public Guid IntegrationId => Bot.Id;

    public string IntegrationName => Bot.Name;
}
