using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Comments;

/// <summary>The comments on a page or block, all discussions together, the oldest first.</summary>
internal sealed class ListComments : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListComments;

    public Answer Handle(RequestContext context)
    {
        Guid id = context.QueryId("block_id") ?? throw ApiErrors.FailedValidation("query", ApiErrors.ShouldBeDefined("query.block_id"));
        StoredNode subject = context.Block(id);
        StoredComment[] comments = [.. context.Workspace.Comments.Where(comment => comment.Discussion.Subject == subject)];
        ListPage<StoredComment> page = context.QueryPage().Cut(comments, comment => comment.Id.ToString());
        return Answer.Of(new CommentList
        {
            Results = [.. page.Items.Select(comment => CommentAnswers.Of(comment, context.Scope))],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.Comment,
            Comment = new EmptyObject(),
        });
    }
}
