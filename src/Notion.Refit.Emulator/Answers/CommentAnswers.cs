using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Comments as answers tell them.</summary>
internal static class CommentAnswers
{
    public static Comment Of(StoredComment comment, AnswerScope scope) => new()
    {
        Id = new CommentId(comment.Id),
        Parent = ParentAnswers.Of(comment.Discussion.Subject),
        DiscussionId = new DiscussionId(comment.Discussion.Id),
        CreatedTime = AnswerScope.ToMinute(comment.CreatedTime),
        LastEditedTime = AnswerScope.ToMinute(comment.LastEditedTime),
        CreatedBy = UserAnswers.Partial(comment.CreatedBy),
        RichText = RichTextAnswers.Show(comment.RichText, scope),
        DisplayName = comment.DisplayName,
    };
}
