namespace Notion.Refit.AspNetCore;

/// <summary>The row of an installation in an <see cref="INotionTokenStore"/>: the installation, its encrypted tokens and the lease of their refresh.</summary>
/// <param name="Installation">The installation. Its <see cref="NotionInstallation.BotId"/> is the key.</param>
/// <param name="ProtectedTokens">The tokens, encrypted with Data Protection. Base64url text, at most a few KB.</param>
/// <param name="Version">The version of the row. It grows by one with each write; 0 for a row that is not stored yet.</param>
public sealed record NotionTokenRow(NotionInstallation Installation, string ProtectedTokens, long Version = 0)
{
    /// <summary>The process that refreshes the tokens, 32 hexadecimal digits; null when there is none.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>The time at which the lease ends; null when there is no lease.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The hash of the refresh token that a process has sent, 32 hexadecimal digits, until the new tokens are stored; null otherwise.</summary>
    public string? SentRefresh { get; init; }
}
