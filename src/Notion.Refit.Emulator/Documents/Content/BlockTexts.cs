using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>The rich text in blocks of all kinds.</summary>
internal static class BlockTexts
{
    /// <summary>Puts other rich text at the place of every one that a block has.</summary>
    public static BlockContent Map(BlockContent content, Func<RichTextList, RichTextList> text) => content switch
    {
        ParagraphBlock b => b with { RichText = text(b.RichText) },
        Heading1Block b => b with { RichText = text(b.RichText) },
        Heading2Block b => b with { RichText = text(b.RichText) },
        Heading3Block b => b with { RichText = text(b.RichText) },
        Heading4Block b => b with { RichText = text(b.RichText) },
        BulletedListItemBlock b => b with { RichText = text(b.RichText) },
        NumberedListItemBlock b => b with { RichText = text(b.RichText) },
        ToDoBlock b => b with { RichText = text(b.RichText) },
        ToggleBlock b => b with { RichText = text(b.RichText) },
        QuoteBlock b => b with { RichText = text(b.RichText) },
        CalloutBlock b => b with { RichText = text(b.RichText) },
        TemplateBlock b => b with { RichText = text(b.RichText) },
        CodeBlock b => b with { RichText = text(b.RichText), Caption = text(b.Caption) },
        TableRowBlock b => b with { Cells = [.. b.Cells.Select(text)] },
        BookmarkBlock b => b with { Caption = text(b.Caption) },
        EmbedBlock b => b with { Caption = text(b.Caption) },
        ImageBlock b => b with { Caption = text(b.Caption) },
        VideoBlock b => b with { Caption = text(b.Caption) },
        AudioBlock b => b with { Caption = text(b.Caption) },
        PdfBlock b => b with { Caption = text(b.Caption) },
        FileBlock b => b with { Caption = text(b.Caption) },
        MeetingNotesBlock b => b with { Title = text(b.Title) },
        _ => content,
    };
}
