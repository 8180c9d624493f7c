namespace Notion.Refit.AspNetCore.EntityFrameworkCore;

/// <summary>The row of an installation in a database. Map it with <c>modelBuilder.AddNotionInstallations()</c>.</summary>
public sealed class NotionInstallationEntity
{
    /// <summary>The id of the bot: the second part of the key.</summary>
    public Guid BotId { get; set; }

    /// <summary>The name of the client, empty for the one without a name: the first part of the key.</summary>
    public string ClientName { get; set; } = "";

    /// <summary>The id of the workspace.</summary>
    public Guid WorkspaceId { get; set; }

    /// <summary>The name of the workspace; null if it is not known.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>The icon of the workspace, an address or an emoji; null if there is none.</summary>
    public string? WorkspaceIcon { get; set; }

    /// <summary>The user who authorized the connection; null when the workspace owns the installation.</summary>
    public Guid? UserId { get; set; }

    /// <summary>The page that was made from the template of the connection; null if there is none.</summary>
    public Guid? DuplicatedTemplateId { get; set; }

    /// <summary>The time of the last authorization, in UTC.</summary>
    public DateTimeOffset AuthorizedAt { get; set; }

    /// <summary>The tokens, encrypted with Data Protection.</summary>
    public string ProtectedTokens { get; set; } = "";

    /// <summary>The process that refreshes the tokens; null when there is none.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>The time at which the lease ends, in UTC; null when there is no lease.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>The hash of the refresh token that a process has sent, until the new tokens are stored; null otherwise.</summary>
    public string? SentRefresh { get; set; }

    /// <summary>The version of the row, which grows by one with each write.</summary>
    public long Version { get; set; }
}
