using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.OAuth;

/// <summary>Tokens for a code that a person has come back with, or new ones for a refresh token.</summary>
internal sealed class CreateToken : IClientEndpoint
{
    public NotionOperation Operation => NotionOperations.CreateToken;

    public Answer Handle(ClientRequest request)
    {
        Installation installation = request.Body.Get("grant_type").AsString() is "refresh_token"
            ? request.Installations.Refresh(request.Body.Get("refresh_token").AsString(), request.Ids, request.Validity)
            : request.Installations.Install(
                request.Body.Get("code").AsString(),
                request.Body.TryGet("redirect_uri", out BodyPart address) && !address.IsNull ? address.AsString() : null,
                request.Options.IntegrationName,
                request.Ids,
                request.Validity);

        Connection connection = installation.Connection;
        return Answer.Of(new OAuthToken
        {
            AccessToken = connection.Token,
            RefreshToken = installation.RefreshToken,
            BotId = new BotId(connection.Bot.Id),
            WorkspaceId = new WorkspaceId(connection.Workspace.Id),
            WorkspaceName = connection.Workspace.Name,
            WorkspaceIcon = null,
            Owner = UserAnswers.Owner(connection),
            DuplicatedTemplateId = null,
        });
    }
}
