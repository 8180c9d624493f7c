using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Gets and replaces the children that the content of a block carries.</summary>
internal static class BlockChildren
{
    /// <summary>The children of a content.</summary>
    public static IReadOnlyList<WritableBlockContent> Of(BlockContent content) => content switch
    {
        ParagraphBlock b => b.Children,
        Heading1Block b => b.Children,
        Heading2Block b => b.Children,
        Heading3Block b => b.Children,
        Heading4Block b => b.Children,
        BulletedListItemBlock b => b.Children,
        NumberedListItemBlock b => b.Children,
        ToDoBlock b => b.Children,
        ToggleBlock b => b.Children,
        QuoteBlock b => b.Children,
        CalloutBlock b => b.Children,
        TemplateBlock b => b.Children,
        TableBlock b => b.Children,
        ColumnListBlock b => b.Children,
        ColumnBlock b => b.Children,
        TabBlock b => b.Children,
        SyncedBlock b => b.Children,
        _ => [],
    };

    /// <summary>The same content with other children.</summary>
    /// <param name="content">The content.</param>
    /// <param name="children">The children. Only a column says that it has none: there a request must.</param>
    public static WritableBlockContent With(WritableBlockContent content, IReadOnlyList<WritableBlockContent> children)
    {
        if (children.Count == 0 && content is not ColumnBlock && Of(content).Count == 0)
            return content;
        return content switch
        {
            ParagraphBlock b => b with { Children = children },
            Heading1Block b => b with { Children = children },
            Heading2Block b => b with { Children = children },
            Heading3Block b => b with { Children = children },
            Heading4Block b => b with { Children = children },
            BulletedListItemBlock b => b with { Children = children },
            NumberedListItemBlock b => b with { Children = children },
            ToDoBlock b => b with { Children = children },
            ToggleBlock b => b with { Children = children },
            QuoteBlock b => b with { Children = children },
            CalloutBlock b => b with { Children = children },
            TemplateBlock b => b with { Children = children },
            TableBlock b => b with { Children = children },
            ColumnListBlock b => b with { Children = children },
            ColumnBlock b => b with { Children = children },
            TabBlock b => b with { Children = children },
            SyncedBlock b => b with { Children = children },
            _ => throw new ArgumentException($"A block of the kind '{content.Type}' cannot have children.", nameof(content)),
        };
    }

    /// <summary>Gets the number of children that a request which creates the block must create with it.</summary>
    public static int RequiredWith(WritableBlockContent content, int childCount) => content switch
    {
        TableBlock or SyncedBlock => Math.Min(1, childCount),
        ColumnListBlock or TabBlock => childCount,
        _ => 0,
    };
}
