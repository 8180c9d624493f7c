using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Markdown;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>Maps the content of pages to Markdown responses.</summary>
internal static class PageMarkdowns
{
    public static Answer Answer(StoredNode node, IMarkdownSyntax syntax, RequestContext context, bool withTranscripts = false)
    {
        PageDocument document = PageDocument.Of(node, context.Scope, context.Options.MarkdownBlockLimit, withTranscripts);
        return Protocol.Messages.Answer.Of(new PageMarkdown
        {
            Id = new BlockId(node.Id),
            Markdown = syntax.Write(document.Blocks, MarkdownSyntaxes.Addresses(context, PageOf(node))).Text,
            Truncated = document.Missing.Count > 0,
            UnknownBlockIds = [.. document.Missing.Select(id => new BlockId(id))],
        });
    }

    private static Guid PageOf(StoredNode node)
    {
        while (node is not StoredPage && node.Parent is { } parent)
            node = parent;
        return node.Id;
    }
}
