using Notion.Refit.Emulator.Markdown;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>The content of a page, or of a block that was left out of one, as Markdown.</summary>
internal sealed class RetrievePageMarkdown : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrievePageMarkdown;

    public Answer Handle(RequestContext context)
    {
        Guid id = context.PathId("page_id");
        StoredNode node = context.Scope.FindNode(id) switch
        {
            StoredBlock block => block,
            _ => context.Page(id),
        };
        return PageMarkdowns.Answer(node, MarkdownSyntaxes.OfQuery(context), context, withTranscripts: context.QueryValue("include_transcript") == "true");
    }
}
