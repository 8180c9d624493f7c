using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Routing;

namespace Notion.Refit.Emulator.Endpoints.Users;

/// <summary>The bot that the token belongs to.</summary>
internal sealed class RetrieveMe : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveMe;

    public Answer Handle(RequestContext context) => Answer.Of(UserAnswers.ForReader(context.Connection.Bot, context.Scope));
}
