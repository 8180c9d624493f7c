using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Description;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Blocks;

/// <summary>Changes of a block: its content, or a way into the trash and out of it.</summary>
internal sealed class UpdateBlock : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateBlock;

    public Answer Handle(RequestContext context)
    {
        StoredNode node = context.Block(context.PathId("block_id"));
        var body = new BodyPart(context.Body, "body");
        bool? inTrash = context.TrashFlag(body.TryGet("in_trash", out BodyPart flag) ? flag.AsBoolean() : null);
        if (node.IsInTrash && inTrash is null)
            throw ApiErrors.InTrash();

        // The request is not read as a model: a model asks for members that an update may leave out.
        WritableBlockContent? changed = null;
        if (body.TryGet("type", out BodyPart kind))
            body.Get(kind.AsString());
        foreach ((string type, BodyPart content) in body.Members)
        {
            if (type is not ("in_trash" or "archived" or "type" or "object") && !EchoedMembers.Of(nameof(WritableBlockContent)).Contains(type, StringComparer.Ordinal))
                changed = Change(node, type, content, context);
        }

        if (changed is not null)
            ((StoredBlock)node).Content = changed;
        node.IsTrashed = inTrash ?? node.IsTrashed;
        Workspace.Touch(node, context.Connection.Bot, context.Now);
        return Answer.Of(BlockAnswers.Of(node, context.Scope));
    }

    // Assumption: the wording of all errors but the one about the kind.
    private static WritableBlockContent Change(StoredNode node, string type, BodyPart update, RequestContext context)
    {
        if (node is not StoredBlock block)
            throw ApiErrors.NotUpdatedHere(BlockAnswers.Of(node, context.Scope).Content.Type);
        if (!string.Equals(type, block.Content.Type, StringComparison.Ordinal))
            throw ApiErrors.OtherBlockType(block.Content.Type);
        if (block.Content is not WritableBlockContent before)
            throw ApiErrors.NotUpdated(block.Content.Type);

        WritableBlockContent content = BlockMerge.Lay(update, before, context);
        LinkRules.Check([content]);
        NestingRules.Check((block.Parent as StoredBlock)?.Content, content, "body");
        if (content is TableBlock && update.TryGet("table_width", out BodyPart width))
            throw width.ShouldNotBePresent();
        return content;
    }
}
