using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Users as answers tell them.</summary>
internal static class UserAnswers
{
    /// <summary>The id alone.</summary>
    public static User Partial(StoredUser user) => new(new UserId(user.Id));

    /// <summary>All that is known, as lists, values and mentions have it: of other bots only that they are bots.</summary>
    public static User Full(StoredUser user) => Of(user, new BotDetails());

    /// <summary>All that is known; of the own bot also whom it belongs to.</summary>
    public static User ForReader(StoredUser user, AnswerScope scope) => Of(user, user.Id == scope.Connection.Bot.Id ? Own(scope.Workspace) : new BotDetails());

    private static User Of(StoredUser user, BotDetails bot) => new(new UserId(user.Id))
    {
        Name = user.Name,
        AvatarUrl = user.AvatarUrl,
        Details = user.IsBot ? bot : new PersonDetails { Email = user.Email },
    };

    private static BotDetails Own(Workspace workspace) => new()
    {
        Owner = new WorkspaceBotOwner(),
        WorkspaceName = workspace.Name,
        WorkspaceId = new WorkspaceId(workspace.Id),
        WorkspaceLimits = new WorkspaceLimits { MaxFileUploadSizeInBytes = workspace.MaxFileUploadSize },
    };
}
