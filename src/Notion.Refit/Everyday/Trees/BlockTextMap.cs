using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Reads and replaces the rich texts of block contents of any type.</summary>
internal static class BlockTextMap
{
    /// <summary>Replaces every rich text of a content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="map">Returns the text to use; the same instance to keep it.</param>
    /// <returns>A copy with the other texts; the content itself when all were kept.</returns>
    public static BlockContent Of(BlockContent content, Func<RichTextList, RichTextList> map) => content switch
    {
        ParagraphBlock b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        Heading1Block b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        Heading2Block b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        Heading3Block b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        Heading4Block b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        BulletedListItemBlock b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        NumberedListItemBlock b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        ToDoBlock b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        ToggleBlock b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        QuoteBlock b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        CalloutBlock b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        TemplateBlock b => With(b, b.RichText, map, static (block, text) => block with { RichText = text }),
        BookmarkBlock b => With(b, b.Caption, map, static (block, text) => block with { Caption = text }),
        EmbedBlock b => With(b, b.Caption, map, static (block, text) => block with { Caption = text }),
        ImageBlock b => With(b, b.Caption, map, static (block, text) => block with { Caption = text }),
        VideoBlock b => With(b, b.Caption, map, static (block, text) => block with { Caption = text }),
        AudioBlock b => With(b, b.Caption, map, static (block, text) => block with { Caption = text }),
        PdfBlock b => With(b, b.Caption, map, static (block, text) => block with { Caption = text }),
        FileBlock b => With(b, b.Caption, map, static (block, text) => block with { Caption = text }),
        MeetingNotesBlock b => With(b, b.Title, map, static (block, text) => block with { Title = text }),
#pragma warning disable CS0618 // What the API version before calls meeting notes.
        TranscriptionBlock b => With(b, b.Title, map, static (block, text) => block with { Title = text }),
#pragma warning restore CS0618
        CodeBlock b => With(
            With(b, b.RichText, map, static (block, text) => block with { RichText = text }), b.Caption, map, static (block, text) => block with { Caption = text }),
        TableRowBlock b => Cells(b, map),
        _ => content,
    };

    /// <summary>Visits every rich text of a content. Nothing is copied.</summary>
    public static void Visit(BlockContent content, Action<RichTextList> visit) => Of(content, text =>
    {
        visit(text);
        return text;
    });

    private static T With<T>(T block, RichTextList text, Func<RichTextList, RichTextList> map, Func<T, RichTextList, T> replace)
    {
        RichTextList mapped = map(text);
        return ReferenceEquals(mapped, text) ? block : replace(block, mapped);
    }

    private static TableRowBlock Cells(TableRowBlock row, Func<RichTextList, RichTextList> map)
    {
        RichTextList[] cells = [.. row.Cells.Select(map)];
        return cells.Zip(row.Cells).All(pair => ReferenceEquals(pair.First, pair.Second)) ? row : row with { Cells = cells };
    }
}
