using System.Security.Claims;

namespace Notion.Refit.AspNetCore;

/// <summary>The types of the claims that the sign-in with Notion adds to those of <see cref="ClaimTypes"/>.</summary>
/// <remarks>The user is in <see cref="ClaimTypes.NameIdentifier"/>, <see cref="ClaimTypes.Name"/> and <see cref="ClaimTypes.Email"/>.</remarks>
public static class NotionClaimTypes
{
    /// <summary>The id of the bot, which identifies the installation: the key of its tokens.</summary>
    public const string BotId = "urn:notion:bot_id";

    /// <summary>The id of the workspace.</summary>
    public const string WorkspaceId = "urn:notion:workspace_id";

    /// <summary>The name of the workspace.</summary>
    public const string WorkspaceName = "urn:notion:workspace_name";

    /// <summary>The icon of the workspace: an address or an emoji.</summary>
    public const string WorkspaceIcon = "urn:notion:workspace_icon";

    /// <summary>The id of the page that was made from the template of the connection.</summary>
    public const string DuplicatedTemplateId = "urn:notion:duplicated_template_id";

    /// <summary>The address of the picture of the user.</summary>
    public const string AvatarUrl = "urn:notion:avatar_url";
}
