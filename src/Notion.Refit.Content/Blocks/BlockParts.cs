using Notion.Refit.Models;

namespace Notion.Refit.Content.Blocks;

/// <summary>Reads and replaces the parts that block contents of different types have in common.</summary>
internal static class BlockParts
{
    /// <summary>Returns the children that a block content carries for writing.</summary>
    public static IReadOnlyList<WritableBlockContent> ChildrenOf(BlockContent content) => content switch
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

    /// <summary>Returns a copy of a content with other children.</summary>
    /// <exception cref="ArgumentException">The type has no children.</exception>
    public static WritableBlockContent WithChildren(WritableBlockContent content, IReadOnlyList<WritableBlockContent> children) => content switch
    {
        _ when children.Count == 0 && ChildrenOf(content).Count == 0 => content,
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
        _ => throw new ArgumentException($"A block of the type {content.Type} has no children.", nameof(content)),
    };

    /// <summary>Returns a copy of a content in which every rich text is replaced.</summary>
    public static BlockContent MapText(BlockContent content, Func<RichTextList, RichTextList> map) => content switch
    {
        ParagraphBlock b => b with { RichText = map(b.RichText) },
        Heading1Block b => b with { RichText = map(b.RichText) },
        Heading2Block b => b with { RichText = map(b.RichText) },
        Heading3Block b => b with { RichText = map(b.RichText) },
        Heading4Block b => b with { RichText = map(b.RichText) },
        BulletedListItemBlock b => b with { RichText = map(b.RichText) },
        NumberedListItemBlock b => b with { RichText = map(b.RichText) },
        ToDoBlock b => b with { RichText = map(b.RichText) },
        ToggleBlock b => b with { RichText = map(b.RichText) },
        QuoteBlock b => b with { RichText = map(b.RichText) },
        CalloutBlock b => b with { RichText = map(b.RichText) },
        TemplateBlock b => b with { RichText = map(b.RichText) },
        CodeBlock b => b with { RichText = map(b.RichText), Caption = map(b.Caption) },
        TableRowBlock b => b with { Cells = [.. b.Cells.Select(map)] },
        BookmarkBlock b => b with { Caption = map(b.Caption) },
        EmbedBlock b => b with { Caption = map(b.Caption) },
        ImageBlock b => b with { Caption = map(b.Caption) },
        VideoBlock b => b with { Caption = map(b.Caption) },
        AudioBlock b => b with { Caption = map(b.Caption) },
        PdfBlock b => b with { Caption = map(b.Caption) },
        FileBlock b => b with { Caption = map(b.Caption) },
        MeetingNotesBlock b => b with { Title = map(b.Title) },
        _ => content,
    };
}
