using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Routing;

namespace Notion.Refit.Emulator.Endpoints.Blocks;

/// <summary>One block, also one that is in the trash.</summary>
internal sealed class RetrieveBlock : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveBlock;

    public Answer Handle(RequestContext context) => Answer.Of(BlockAnswers.Of(context.Block(context.PathId("block_id")), context.Scope));
}
