using Notion.Refit.Content.Building;
using Notion.Refit.Content.Markdown.Writing;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Headings;

/// <summary>Finds the headings of a document, wherever they are, with their anchors.</summary>
internal static class DocumentHeadings
{
    /// <summary>Returns the headings of blocks in the order in which they are written.</summary>
    /// <exception cref="ContentLimitException">The blocks are nested deeper than 1,000 levels.</exception>
    public static IReadOnlyList<DocumentHeading> Of(IReadOnlyList<ContentBlock> blocks)
    {
        var found = new List<ContentBlock>();
        Find(blocks, depth: 1, found);
        if (found.Count == 0)
            return [];
        var names = new AnchorNames();
        var links = new LinkWriter(new Reporter(), null, null);
        return
        [
            .. found.Select(block =>
            {
                // The text of a mention is what is written for it.
                (int level, RichTextList text, _, _) = BlockKinds.Heading(block.Content)!.Value;
                string shown = string.Concat(TextPieces.Of(text, links, new Reporter(), block.Id, keepsColor: true).Select(piece => piece.Text));
                return new DocumentHeading(block, level, shown, names.Next(shown));
            }),
        ];
    }

    /// <summary>Enumerates the headings among new blocks and the blocks that they carry, in the order of the document.</summary>
    public static IEnumerable<WritableBlockContent> Of(IEnumerable<WritableBlockContent> blocks)
    {
        var found = new List<WritableBlockContent>();
        Find(blocks, found);
        return found;
    }

    private static void Find(IReadOnlyList<ContentBlock> blocks, int depth, List<ContentBlock> found)
    {
        if (blocks.Count == 0)
            return;
        ContentLimits.CheckDepth(depth);
        foreach (ContentBlock block in blocks)
        {
            if (BlockKinds.Heading(block.Content) is not null)
                found.Add(block);
            Find(block.Children, depth + 1, found);
        }
    }

    private static void Find(IEnumerable<WritableBlockContent> blocks, List<WritableBlockContent> found)
    {
        foreach (WritableBlockContent block in blocks)
        {
            if (BlockKinds.Heading(block) is not null)
                found.Add(block);
            Find(BlockChildren.Of(block), found);
        }
    }
}
