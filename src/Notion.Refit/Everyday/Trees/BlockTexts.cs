using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Reads and splits the texts of blocks.</summary>
internal static class BlockTexts
{
    /// <summary>Splits texts that are longer than a request takes.</summary>
    /// <param name="content">The content.</param>
    /// <param name="place">Where the block is, for the exception.</param>
    /// <exception cref="ArgumentException">A text has more pieces than a request takes.</exception>
    public static WritableBlockContent Split(WritableBlockContent content, Func<string> place)
    {
        return content switch
        {
            ParagraphBlock b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            Heading1Block b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            Heading2Block b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            Heading3Block b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            Heading4Block b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            BulletedListItemBlock b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            NumberedListItemBlock b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            ToDoBlock b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            ToggleBlock b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            QuoteBlock b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            CalloutBlock b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            TemplateBlock b when Changed(b.RichText, out RichTextList text) => b with { RichText = text },
            CodeBlock b => SplitCode(b),
            TableRowBlock b when b.Cells.Any(cell => Changed(cell, out _)) => b with { Cells = [.. b.Cells.Select(Fit)] },
            BookmarkBlock b when Changed(b.Caption, out RichTextList text) => b with { Caption = text },
            EmbedBlock b when Changed(b.Caption, out RichTextList text) => b with { Caption = text },
            ImageBlock b when Changed(b.Caption, out RichTextList text) => b with { Caption = text },
            VideoBlock b when Changed(b.Caption, out RichTextList text) => b with { Caption = text },
            AudioBlock b when Changed(b.Caption, out RichTextList text) => b with { Caption = text },
            PdfBlock b when Changed(b.Caption, out RichTextList text) => b with { Caption = text },
            FileBlock b when Changed(b.Caption, out RichTextList text) => b with { Caption = text },
            _ => content,
        };

        CodeBlock SplitCode(CodeBlock code)
        {
            if (Changed(code.RichText, out RichTextList text))
                code = code with { RichText = text };
            return Changed(code.Caption, out RichTextList caption) ? code with { Caption = caption } : code;
        }

        bool Changed(RichTextList text, out RichTextList fitting)
        {
            fitting = Fit(text);
            return !ReferenceEquals(fitting, text);
        }

        RichTextList Fit(RichTextList text)
        {
            RichTextList split = text.Split();
            if (split.Count > RichTextList.MostPieces)
                split = text.Join().Split();
            return split.Count <= RichTextList.MostPieces
                ? split
                : throw new ArgumentException(
                    $"The text of the block at {place()} has {split.Count} pieces of at most {RichTextList.MostCharacters} characters; " +
                    $"Notion takes {RichTextList.MostPieces}. Spread it over several blocks.",
                    nameof(content));
        }
    }

    /// <summary>The literal text of a block: what is the same in the request and in the block that it made.</summary>
    public static string LiteralOf(BlockContent content)
    {
        var text = new StringBuilder();
        foreach (RichTextList part in TextsOf(content))
        {
            foreach (RichText piece in part)
            {
                text.Append(piece.Content switch
                {
                    TextContent literal => literal.Content,
                    EquationContent equation => equation.Expression,
                    _ => "\uFFFC",
                });
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<RichTextList> TextsOf(BlockContent content) => content switch
    {
        ParagraphBlock b => [b.RichText],
        Heading1Block b => [b.RichText],
        Heading2Block b => [b.RichText],
        Heading3Block b => [b.RichText],
        Heading4Block b => [b.RichText],
        BulletedListItemBlock b => [b.RichText],
        NumberedListItemBlock b => [b.RichText],
        ToDoBlock b => [b.RichText],
        ToggleBlock b => [b.RichText],
        QuoteBlock b => [b.RichText],
        CalloutBlock b => [b.RichText],
        TemplateBlock b => [b.RichText],
        CodeBlock b => [b.RichText, b.Caption],
        TableRowBlock b => b.Cells,
        EquationBlock b => [b.Expression],
        BookmarkBlock b => [b.Url ?? "", b.Caption],
        EmbedBlock b => [b.Url ?? "", b.Caption],
        ImageBlock b => [b.Caption],
        VideoBlock b => [b.Caption],
        AudioBlock b => [b.Caption],
        PdfBlock b => [b.Caption],
        FileBlock b => [b.Caption],
        _ => [],
    };
}
