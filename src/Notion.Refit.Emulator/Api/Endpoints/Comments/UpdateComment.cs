using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Comments;

/// <summary>New text of a comment.</summary>
internal sealed class UpdateComment : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateComment;

    public Answer Handle(RequestContext context)
    {
        StoredComment comment = context.Comment(context.PathId("comment_id"));
        var request = context.ReadBody<UpdateCommentRequest>();
        comment.RichText = CommentText.Read(request.RichText, request.Markdown, context);
        comment.LastEditedTime = context.Now;
        ChangeLog.Current?.Add(comment, ChangeKind.Updated, context.Connection.Bot);
        return Answer.Of(CommentAnswers.Of(comment, context.Scope));
    }
}
