using System.Text;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests;

/// <summary>The structure of blocks as short text: types, texts with their formats, children in brackets.</summary>
internal static class BlockStructure
{
    public static string Show(IEnumerable<WritableBlockContent> blocks) => string.Join(' ', blocks.Select(Show));

    private static string Show(WritableBlockContent block)
    {
        string own = block switch
        {
            ParagraphBlock b => $"p({Show(b.RichText)})",
            BulletedListItemBlock b => $"li({Show(b.RichText)})",
            ToDoBlock b => $"todo{(b.Checked ? "+done" : "")}({Show(b.RichText)})",
            QuoteBlock b => $"quote({Show(b.RichText)})",
            CalloutBlock b => $"callout/{((EmojiIcon)b.Icon!).Emoji}({Show(b.RichText)})",
            CodeBlock b => $"code/{b.Language}({Show(b.RichText)})",
            TableBlock b => $"table{(b.HasColumnHeader ? "+header" : "")}",
            TableRowBlock b => $"row({string.Join('|', b.Cells.Select(Show))})",
            EquationBlock => "equation",
            _ => block.Type,
        };
        IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(block);
        return children.Count == 0 ? own : $"{own}[{Show(children)}]";
    }

    private static string Show(RichTextList text) => string.Join(' ', text.Select(piece =>
    {
        var format = new StringBuilder();
        Annotations a = piece.Annotations ?? new Annotations();
        format.Append(a.Bold ? "b" : "").Append(a.Italic ? "i" : "").Append(a.Strikethrough ? "s" : "").Append(a.Code ? "c" : "");
        format.Append(piece.Content is EquationContent ? "e" : piece.Content is TextContent { Link: not null } ? "l" : "");
        string content = piece.Content is EquationContent equation ? equation.Expression : ((TextContent)piece.Content).Content;
        return format.Length == 0 ? content : $"{format}:{content}";
    }));
}
