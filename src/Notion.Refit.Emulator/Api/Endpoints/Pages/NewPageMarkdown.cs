using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Markdown;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>The content of a new page that is given as Markdown.</summary>
internal static class NewPageMarkdown
{
    /// <summary>Reads it. Without a title the first heading of the first level becomes it, and is no content any more.</summary>
    /// <param name="request">The request; it gets the title.</param>
    /// <param name="context">The request, too.</param>
    /// <exception cref="Protocol.Errors.ApiException">There are other contents besides.</exception>
    public static IReadOnlyList<MarkdownBlock> Read(ref CreatePageRequest request, RequestContext context)
    {
        var body = new BodyPart(context.Body, "body");
        if (request.Markdown is null)
        {
            // Assumption: the wording; that it is refused is known.
            return body.TryGet("markdown_version", out BodyPart version) ? throw version.ShouldNotBePresent() : [];
        }

        if (request.Children.Count > 0 || request.Content.Count > 0)
            throw body.Get(request.Children.Count > 0 ? "children" : "content").ShouldNotBePresent();

        List<MarkdownBlock> blocks = [.. MarkdownSyntaxes.Of(request.MarkdownVersion).Read(request.Markdown, MarkdownSyntaxes.Directory(context))];
        int heading = request.Properties.Values.Any(value => value is TitleValue) ? -1 : blocks.FindIndex(block => block.Content is Heading1Block);
        if (heading >= 0)
        {
            // Assumption: what is in a heading that can be folded stays in the page.
            MarkdownBlock block = blocks[heading];
            var properties = new PropertyMap<WritablePropertyValue>(request.Properties)
            {
                [PropertyIdSource.Title] = new TitleValue(((Heading1Block)block.Content!).RichText),
            };
            request = request with { Properties = properties };
            blocks.RemoveAt(heading);
            blocks.InsertRange(heading, block.Children);
        }

        return blocks;
    }

    /// <summary>Finds out what becomes of it in a page that is not in the workspace yet.</summary>
    public static DocumentMerge Prepare(StoredPage page, IReadOnlyList<MarkdownBlock> blocks, CreatePageRequest request, RequestContext context) => DocumentMerge.Prepare(
        page, new PageDocument([], []), blocks, keepsChanged: false, mayDelete: false, MarkdownSyntaxes.Of(request.MarkdownVersion), context);
}
