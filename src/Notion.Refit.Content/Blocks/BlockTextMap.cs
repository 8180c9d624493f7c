using Notion.Refit.Models;

namespace Notion.Refit.Content.Blocks;

/// <summary>Replaces the rich texts of block contents of any type.</summary>
internal static class BlockTextMap
{
    /// <summary>Returns a copy of a content in which every rich text is replaced.</summary>
    public static BlockContent Of(BlockContent content, Func<RichTextList, RichTextList> map) => content switch
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
