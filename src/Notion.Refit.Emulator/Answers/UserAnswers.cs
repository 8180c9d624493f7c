using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Maps users to response models.</summary>
internal static class UserAnswers
{
    /// <summary>The id alone.</summary>
    public static User Partial(StoredUser user) => new(new UserId(user.Id));

    /// <summary>All that is known, as lists, values and mentions have it: of other bots only that they are bots.</summary>
    /// <remarks>A connection without the capability to read users gets the id only.</remarks>
    public static User Full(StoredUser user, AnswerScope scope) =>
        scope.Connection.Has(ConnectionCapabilities.ReadUsers) ? Of(user, new BotDetails(), scope) : Partial(user);

    /// <summary>All that is known; of the own bot also whom it belongs to.</summary>
    public static User ForReader(StoredUser user, AnswerScope scope) =>
        Of(user, user.Id == scope.Connection.Bot.Id ? Own(scope.Connection) : new BotDetails(), scope);

    private static User Of(StoredUser user, BotDetails bot, AnswerScope scope) => new(new UserId(user.Id))
    {
        Name = user.Name,
        AvatarUrl = user.AvatarUrl,
        Details = user.IsBot ? bot : scope.Connection.Has(ConnectionCapabilities.ReadUserEmails)
            ? new PersonDetails { Email = user.Email, EmailVerified = user.EmailVerified }
            : new PersonDetails(),
    };

    private static BotDetails Own(Connection connection) => new()
    {
        Owner = Owner(connection),
        WorkspaceName = connection.Workspace.Name,
        WorkspaceId = new WorkspaceId(connection.Workspace.Id),
        WorkspaceLimits = new WorkspaceLimits { MaxFileUploadSizeInBytes = connection.Workspace.MaxFileUploadSize },
    };

    /// <summary>Whom a bot belongs to: the person who installed it, or the workspace.</summary>
    public static BotOwner Owner(Connection connection) => connection.Owner is { } person
        ? new UserBotOwner
        {
            User = new User(new UserId(person.Id)) { Name = person.Name, AvatarUrl = person.AvatarUrl, Details = new PersonDetails { Email = person.Email } },
        }
        : new WorkspaceBotOwner();
}
