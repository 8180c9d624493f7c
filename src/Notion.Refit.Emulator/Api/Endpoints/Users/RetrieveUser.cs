using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Users;

/// <summary>One person or bot.</summary>
internal sealed class RetrieveUser : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveUser;

    public Answer Handle(RequestContext context) => Answer.Of(UserAnswers.ForReader(context.User(context.PathId("user_id")), context.Scope));
}
