using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Blocks;

/// <summary>One block, also one that is in the trash.</summary>
internal sealed class RetrieveBlock : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveBlock;

    public Answer Handle(RequestContext context) => Answer.Of(BlockAnswers.Of(context.Block(context.PathId("block_id")), context.Scope));
}
