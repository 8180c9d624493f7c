using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Comments;

/// <summary>One comment.</summary>
internal sealed class RetrieveComment : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveComment;

    public Answer Handle(RequestContext context) => Answer.Of(CommentAnswers.Of(context.Comment(context.PathId("comment_id")), context.Scope));
}
