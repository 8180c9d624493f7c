using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Trees;

/// <summary>Makes trees of blocks for tests and compares what is in Notion with them.</summary>
internal static class TreeBuilder
{
    /// <summary>Toggles with so many children on each level.</summary>
    public static IReadOnlyList<WritableBlockContent> Toggles(params ReadOnlySpan<int> counts) => Toggles("", counts);

    public static IReadOnlyList<WritableBlockContent> Paragraphs(int count) => [.. Enumerable.Range(0, count).Select(i => new ParagraphBlock($"{i}"))];

    /// <summary>Kind, text and children of blocks as text, a line a block.</summary>
    public static string Outline(IEnumerable<BlockNode> nodes, string indent = "") =>
        string.Concat(nodes.Select(node => $"{indent}{node.Block.Content.Type} {Text(node.Block.Content)}\n{Outline(node.Children, indent + "  ")}"));

    public static string Outline(IEnumerable<WritableBlockContent> blocks, string indent = "") =>
        string.Concat(blocks.Select(block => $"{indent}{block.Type} {Text(block)}\n{Outline(Refit.Everyday.Trees.BlockChildren.Of(block), indent + "  ")}"));

    private static string Text(BlockContent content) => content is ToggleBlock toggle ? toggle.RichText.ToPlainText() : Refit.Everyday.Trees.BlockTexts.LiteralOf(content).ReplaceLineEndings("|");

    private static WritableBlockContent[] Toggles(string prefix, ReadOnlySpan<int> counts)
    {
        var blocks = new WritableBlockContent[counts[0]];
        for (int i = 0; i < blocks.Length; i++)
        {
            string name = $"{prefix}{i}";
            blocks[i] = counts.Length == 1 ? new ToggleBlock(name) : new ToggleBlock(name) { Children = Toggles(name + ".", counts[1..]) };
        }

        return blocks;
    }
}
