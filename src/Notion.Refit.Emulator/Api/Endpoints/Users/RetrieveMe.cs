using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Users;

/// <summary>The bot that the token belongs to.</summary>
internal sealed class RetrieveMe : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveMe;

    public Answer Handle(RequestContext context) => Answer.Of(UserAnswers.ForReader(context.Connection.Bot, context.Scope));
}
