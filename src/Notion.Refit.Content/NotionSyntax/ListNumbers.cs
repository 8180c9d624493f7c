using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The numbers of lists: only the first item of a list has one, and only where it is not 1.</summary>
internal static class ListNumbers
{
    /// <summary>Takes away the numbers that say nothing.</summary>
    public static List<MarkdownBlock> Settle(List<MarkdownBlock> blocks)
    {
        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            if (blocks[i].Content is NumberedListItemBlock { ListStartIndex: { } number } item
                && (number == 1 || (i > 0 && blocks[i - 1].Content is NumberedListItemBlock)))
                blocks[i] = blocks[i] with { Content = Numbered(item) };
        }

        return blocks;
    }

    private static NumberedListItemBlock Numbered(NumberedListItemBlock item)
    {
        var block = new NumberedListItemBlock { RichText = item.RichText, Color = item.Color };
        return item.ListFormat is { } format ? block with { ListFormat = format } : block;
    }
}
