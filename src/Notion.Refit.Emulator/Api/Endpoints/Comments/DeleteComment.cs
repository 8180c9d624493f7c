using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api.Endpoints.Comments;

/// <summary>Takes a comment away.</summary>
internal sealed class DeleteComment : IEndpoint
{
    public NotionOperation Operation => NotionOperations.DeleteComment;

    public Answer Handle(RequestContext context)
    {
        StoredComment comment = context.Comment(context.PathId("comment_id"));
        context.Workspace.Comments.Remove(comment);
        ChangeLog.Current?.Add(comment, ChangeKind.Deleted, context.Connection.Bot);
        return Answer.Of(CommentAnswers.Of(comment, context.Scope));
    }
}
