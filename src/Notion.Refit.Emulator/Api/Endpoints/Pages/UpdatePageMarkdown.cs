using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Markdown;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>Other content of a page, given as Markdown.</summary>
internal sealed class UpdatePageMarkdown : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdatePageMarkdown;

    public Answer Handle(RequestContext context)
    {
        StoredPage page = FindPage(context.PathId("page_id"), context).Editable();
        var request = context.ReadBody<UpdatePageMarkdownRequest>();
        IMarkdownSyntax syntax = MarkdownSyntaxes.Of(request.MarkdownVersion);

        PageDocument before = PageDocument.Of(page, context.Scope, context.Options.MarkdownBlockLimit);
        var edits = new MarkdownEdits(syntax, MarkdownSyntaxes.Addresses(context, page.Id), MarkdownSyntaxes.Directory(context));
        DocumentMerge.Prepare(
            page,
            before,
            edits.Apply(request.Edit, before.Blocks),
            keepsChanged: request.Edit is not ReplaceMarkdownContent,
            MarkdownEdits.MayDelete(request.Edit),
            syntax,
            context).Apply();
        return PageMarkdowns.Answer(page, syntax, context);
    }

    // Assumption: a block is reported like an id of another kind elsewhere.
    private static StoredPage FindPage(Guid id, RequestContext context) => context.Scope.FindNode(id) is StoredBlock
        ? throw ApiErrors.BlockInsteadOfPage(id)
        : context.Page(id);
}
