namespace Notion.Refit.AspNetCore;

/// <summary>An installation of a public connection in a workspace, without its tokens.</summary>
public sealed record NotionInstallation
{
    /// <summary>The id of the bot, which identifies the installation.</summary>
    public required BotId BotId { get; init; }

    /// <summary>The id of the workspace. A workspace can have several installations.</summary>
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The name of the workspace; null if it is not known.</summary>
    public string? WorkspaceName { get; init; }

    /// <summary>The icon of the workspace, an address or an emoji; null if there is none.</summary>
    public string? WorkspaceIcon { get; init; }

    /// <summary>The user who authorized the connection; null when the workspace owns the installation.</summary>
    public UserId? UserId { get; init; }

    /// <summary>The page that was made from the template of the connection; null if there is none.</summary>
    public PageId? DuplicatedTemplateId { get; init; }

    /// <summary>The time of the last authorization.</summary>
    public DateTimeOffset AuthorizedAt { get; init; }
}
