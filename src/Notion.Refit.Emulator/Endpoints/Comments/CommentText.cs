using Notion.Refit.Emulator.Content;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Errors;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Endpoints.Comments;

/// <summary>The text of a comment that is written.</summary>
internal static class CommentText
{
    /// <summary>Reads it.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static RichTextList Read(RichTextList text, string? markdown, RequestContext context)
    {
        if (markdown is not null)
            throw ApiErrors.NotImplemented("comments in Markdown");
        return context.HasMember("rich_text") ? RichTextRules.Complete(text) : throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.rich_text"));
    }
}
