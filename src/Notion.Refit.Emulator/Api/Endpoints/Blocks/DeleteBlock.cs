using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api.Endpoints.Blocks;

/// <summary>Puts a block, page or database into the trash.</summary>
/// <remarks>Assumption: something that is in the trash already cannot be put there again.</remarks>
internal sealed class DeleteBlock : IEndpoint
{
    public NotionOperation Operation => NotionOperations.DeleteBlock;

    public Answer Handle(RequestContext context)
    {
        StoredNode node = context.Block(context.PathId("block_id")).Editable();
        node.IsTrashed = true;
        Workspace.Touch(node, context.Connection.Bot, context.Now);
        return Answer.Of(BlockAnswers.Of(node, context.Scope));
    }
}
