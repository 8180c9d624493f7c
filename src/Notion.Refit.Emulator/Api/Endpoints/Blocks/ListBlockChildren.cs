using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Blocks;

/// <summary>Lists the direct children of a block or page, in document order.</summary>
internal sealed class ListBlockChildren : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListBlockChildren;

    public Answer Handle(RequestContext context)
    {
        StoredNode node = Original(context.Block(context.PathId("block_id")), context);

        // The data sources of a database are no blocks.
        ListPage<StoredNode> page = context.Page($"children:{node.Id}", context.QueryPage(), () => node is StoredDatabase ? [] : node.VisibleChildren);
        return Answer.Of(BlockLists.Of([.. page.Items.Select(child => BlockAnswers.Of(child, context.Scope))], page.NextCursor));
    }

    // A copy of a synced block shows what is in its original.
    private static StoredNode Original(StoredNode node, RequestContext context) =>
        node is StoredBlock { Content: SyncedBlock { SyncedFrom: { } original } } && context.FindNode(original.BlockId.Value) is { } found ? found : node;
}
