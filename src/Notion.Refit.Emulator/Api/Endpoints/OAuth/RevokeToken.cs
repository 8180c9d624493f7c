using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.OAuth;

/// <summary>Ends the installation that a token is of.</summary>
/// <remarks>Assumption: both tokens of it end, and one that is not in force is no error, as OAuth has it.</remarks>
internal sealed class RevokeToken : IClientEndpoint
{
    public NotionOperation Operation => NotionOperations.RevokeToken;

    public Answer Handle(ClientRequest request)
    {
        request.Installations.Revoke(request.Body.Get("token").AsString());
        return Answer.Of(new TokenRevocation());
    }
}
