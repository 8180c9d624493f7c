using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Comments;

/// <summary>A new comment: on a page, on a block, or in a discussion.</summary>
internal sealed class CreateComment : IEndpoint
{
    public NotionOperation Operation => NotionOperations.CreateComment;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<CreateCommentRequest>();
        RichTextList text = CommentText.Read(request.RichText, request.Markdown, context);
        Guid[] attachments = [.. request.Attachments.Select(attachment => context.Attachable(attachment.FileUploadId.Value, FileUse.Any).Id)];
        var comment = new StoredComment(context.Ids.New(IdKind.Comment), FindDiscussion(request, context))
        {
            RichText = text,
            Attachments = attachments,
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            DisplayName = DisplayName(request.DisplayName, context.Connection),
        };
        context.Workspace.Comments.Add(comment);
        ChangeLog.Current?.Add(comment, ChangeKind.Created, context.Connection.Bot);
        return Answer.Of(CommentAnswers.Of(comment, context.Scope));
    }

    private static StoredDiscussion FindDiscussion(CreateCommentRequest request, RequestContext context)
    {
        if (request.DiscussionId is { } id)
        {
            if (request.Parent is not null)
                throw new BodyPart(context.Body, "body").Get("discussion_id").ShouldNotBePresent();
            return context.Workspace.Comments.Find(comment => comment.Discussion.Id == id.Value && context.Connection.CanSee(comment.Discussion.Subject))?.Discussion
                ?? throw ApiErrors.NotFound(ObjectKind.Discussion, id.Value, context.Connection);
        }

        switch (request.Parent)
        {
            case PageParent page:
                // All comments on a page are one discussion.
                StoredPage subject = context.Page(page.PageId.Value).Editable();
                return context.Workspace.Comments.Find(comment => comment.Discussion.Subject == subject)?.Discussion
                    ?? new StoredDiscussion(context.Ids.New(IdKind.Discussion), subject);
            case BlockParent block:
                // Assumption: every comment on a block opens a discussion of its own.
                return new StoredDiscussion(context.Ids.New(IdKind.Discussion), context.Block(block.BlockId.Value).Editable());
            default:
                throw ApiErrors.FailedValidation(
                    "body", [ApiErrors.ShouldBeDefined("body.parent"), ApiErrors.ShouldBeDefined("body.discussion_id")]);
        }
    }

    private static CommentDisplayName DisplayName(NewCommentDisplayName? given, Connection connection) => given switch
    {
        CustomDisplayName custom => new CommentDisplayName { Type = DisplayNameType.Custom, ResolvedName = custom.Custom.Name },
        UserDisplayName => new CommentDisplayName { Type = DisplayNameType.User, ResolvedName = connection.Bot.Name },
        _ => new CommentDisplayName { Type = DisplayNameType.Integration, ResolvedName = connection.IntegrationName },
    };
}
