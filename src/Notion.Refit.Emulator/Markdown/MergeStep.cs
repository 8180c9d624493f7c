using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>A step that produces one block of a new document.</summary>
internal sealed class MergeStep
{
    private readonly Func<RequestContext, StoredNode, StoredNode> _make;
    private readonly MergePlan? _children;

    private MergeStep(Func<RequestContext, StoredNode, StoredNode> make, MergePlan? children, bool changes)
    {
        _make = make;
        _children = children;
        Changes = changes || children is { Changes: true };
    }

    /// <summary>Whether anything becomes different.</summary>
    public bool Changes { get; }

    /// <summary>A block that stays where it is, perhaps with another content or other children.</summary>
    public static MergeStep Keep(StoredNode node, WritableBlockContent? content = null, MergePlan? children = null) => new(
        (context, _) =>
        {
            if (content is not null)
            {
                ((StoredBlock)node).Content = content;
                Workspace.Touch(node, context.Connection.Bot, context.Now);
            }

            return node;
        },
        children,
        changes: content is not null);

    /// <summary>A new block.</summary>
    public static MergeStep Plant(WritableBlockContent content, MergePlan children) => new(
        (context, parent) =>
        {
            var block = new StoredBlock(context.Ids.New(IdKind.Block))
            {
                Content = content,
                CreatedTime = context.Now,
                LastEditedTime = context.Now,
                CreatedBy = context.Connection.Bot,
                LastEditedBy = context.Connection.Bot,
            };
            context.Workspace.Add(block, parent);
            return block;
        },
        children,
        changes: true);

    /// <summary>A new page.</summary>
    public static MergeStep PlantPage(string title) => new(
        (context, parent) =>
        {
            var page = new StoredPage(context.Ids.New(IdKind.Block))
            {
                CreatedTime = context.Now,
                LastEditedTime = context.Now,
                CreatedBy = context.Connection.Bot,
                LastEditedBy = context.Connection.Bot,
            };
            page.Values[PropertyIdSource.Title] = new TitleValue(RichTextRules.Complete(title));
            context.Workspace.Add(page, parent);
            return page;
        },
        children: null,
        changes: true);

    /// <summary>Meeting notes, new ones or those that are there.</summary>
    public static MergeStep Meeting(MeetingMerge merge) => new(merge.Apply, children: null, merge.Changes);

    /// <summary>Something from elsewhere.</summary>
    public static MergeStep Bring(StoredNode node, MergePlan? children) => new(
        (context, parent) =>
        {
            if (node is StoredPage page)
                RowTransfer.Prepare(page, to: null, context).Apply(parent, context);
            else
                Workspace.Move(node, parent);
            return node;
        },
        children,
        changes: true);

    public StoredNode Apply(StoredNode parent, RequestContext context)
    {
        StoredNode node = _make(context, parent);
        _children?.Apply(context, node);
        return node;
    }
}
