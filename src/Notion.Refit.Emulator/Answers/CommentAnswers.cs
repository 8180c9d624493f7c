using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Maps comments to response models.</summary>
internal static class CommentAnswers
{
    public static Comment Of(StoredComment comment, AnswerScope scope)
    {
        var answer = new Comment
        {
            Id = new CommentId(comment.Id),
            Parent = ParentAnswers.Of(comment.Discussion.Subject),
            DiscussionId = new DiscussionId(comment.Discussion.Id),
            CreatedTime = ResponseTimes.ToMinute(comment.CreatedTime),
            LastEditedTime = ResponseTimes.ToMinute(comment.LastEditedTime),
            CreatedBy = UserAnswers.Partial(comment.CreatedBy),
            RichText = RichTextAnswers.Show(comment.RichText, scope),
            DisplayName = comment.DisplayName,
        };
        return comment.Attachments.Count == 0
            ? answer
            : answer with { Attachments = [.. comment.Attachments.Select(id => Attachment(scope.Workspace.FileUploads[id], scope))] };
    }

    private static CommentAttachment Attachment(StoredFileUpload upload, AnswerScope scope) => new()
    {
        Category = FileNaming.Category(upload.FileName, upload.ContentType) switch
        {
            FileCategory.Audio => AttachmentCategory.Audio,
            FileCategory.Image => AttachmentCategory.Image,
            FileCategory.Pdf => AttachmentCategory.Pdf,
            FileCategory.Video => AttachmentCategory.Video,
            _ => AttachmentCategory.Productivity,
        },
        File = FileAnswers.Show(upload, scope),
    };
}
