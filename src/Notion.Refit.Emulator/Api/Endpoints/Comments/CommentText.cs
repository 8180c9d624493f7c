using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Markdown;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Comments;

/// <summary>The text of a comment that is written.</summary>
internal static class CommentText
{
    /// <summary>Reads it.</summary>
    /// <exception cref="Protocol.Errors.ApiException">There is none.</exception>
    public static RichTextList Read(RichTextList text, string? markdown, RequestContext context)
    {
        if (markdown is not null)
        {
            // Assumption: one of both, as for pages.
            if (new BodyPart(context.Body, "body").TryGet("rich_text", out BodyPart part))
                throw part.ShouldNotBePresent();
            return MarkdownSyntaxes.Of(version: null).ReadText(markdown, MarkdownSyntaxes.Directory(context));
        }

        return context.HasMember("rich_text") ? RichTextRules.Complete(text) : throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.rich_text"));
    }
}
