using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Routing;

namespace Notion.Refit.Emulator.Endpoints.Users;

/// <summary>One person or bot.</summary>
internal sealed class RetrieveUser : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveUser;

    public Answer Handle(RequestContext context) => Answer.Of(UserAnswers.ForReader(context.User(context.PathId("user_id")), context.Scope));
}
