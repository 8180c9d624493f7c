using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Blocks;

/// <summary>Appends blocks to a block or page: at its end, at its start, or after one of its children.</summary>
internal sealed class AppendBlockChildren : IEndpoint
{
    public NotionOperation Operation => NotionOperations.AppendBlockChildren;

    public Answer Handle(RequestContext context)
    {
        StoredNode parent = context.Block(context.PathId("block_id")).Editable();
        var request = context.ReadBody<AppendBlockChildrenRequest>();
        if (parent is StoredDatabase || (parent is StoredBlock block && !NestingRules.TakesChildren(block.Content)))
            throw ApiErrors.NoChildren();

        int? index = Index(request, parent, context);
        NewBlockTree tree = NewBlockTree.Prepare(request.Children, "children", parent, context);
        IReadOnlyList<StoredNode> planted = tree.Plant(context, parent, index);
        Workspace.Touch(parent, context.Connection.Bot, context.Now);

        // After a block, the response continues with the siblings that follow. Assumption: also after an insertion at the start.
        IEnumerable<StoredNode> told = index is { } first ? parent.Children.Skip(first).Where(child => !child.IsTrashed) : planted;
        return Answer.Of(BlockLists.Of([.. told.Select(child => BlockAnswers.Of(child, context.Scope))], nextCursor: null));
    }

    private static int? Index(AppendBlockChildrenRequest request, StoredNode parent, RequestContext context)
    {
        if (new BodyPart(context.Body, "body").TryGet("after", out BodyPart after))
        {
            if (!context.Version.HasArchived)
                throw after.ShouldNotBePresent();
            if (request.Position is not null)
                throw after.ShouldNotBePresent();
            return IndexAfter(after.AsUuid(), parent, context);
        }

        return request.Position switch
        {
            StartBlockPosition => 0,
            AfterBlockPosition position => IndexAfter(position.AfterBlock.Id.Value, parent, context),
            _ => null,
        };
    }

    private static int IndexAfter(Guid id, StoredNode parent, RequestContext context)
    {
        int index = parent.Children.FindIndex(child => child.Id == id && !child.IsTrashed);

        // Assumption: a block that is elsewhere is reported like one that does not exist.
        return index >= 0 ? index + 1 : throw ApiErrors.NotFound(ObjectKind.Block, id, context.Connection);
    }
}
