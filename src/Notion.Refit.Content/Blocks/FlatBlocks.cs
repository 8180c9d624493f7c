using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Blocks;

/// <summary>Replaces blocks that have no form in a document by what they hold: columns, synced blocks, tabs, indented paragraphs.</summary>
/// <param name="reporter">The report.</param>
internal sealed class FlatBlocks(Reporter reporter)
{
    /// <summary>Returns the blocks that are written in the place of others, in order.</summary>
    public List<ContentBlock> Of(IReadOnlyList<ContentBlock> blocks)
    {
        var flat = new List<ContentBlock>(blocks.Count);
        foreach (ContentBlock block in blocks)
            Add(block, flat);
        return flat;
    }

    private void Add(ContentBlock block, List<ContentBlock> flat)
    {
        if (block.IsPartial && block.Content is not (ChildPageBlock or ChildDatabaseBlock))
            reporter.Add(ConversionNoticeKind.ContentNotLoaded, ConversionSeverity.Dropped, block.Content.Type, block: block.Id);

        switch (block.Content)
        {
            case ColumnListBlock:
                reporter.Add(ConversionNoticeKind.ColumnsFlattened, ConversionSeverity.Lossy, block: block.Id);
                foreach (ContentBlock column in block.Children)
                    AddAll(column.Content is ColumnBlock ? column.Children : [column], flat);
                break;
            case ColumnBlock:
                reporter.Add(ConversionNoticeKind.ColumnsFlattened, ConversionSeverity.Lossy, block: block.Id);
                AddAll(block.Children, flat);
                break;
            case SyncedBlock synced:
                reporter.Add(ConversionNoticeKind.SyncedBlockInlined, ConversionSeverity.Lossy, block: block.Id);
                if (synced.SyncedFrom is not null && block.Children.Count == 0)
                    reporter.Add(ConversionNoticeKind.ContentNotLoaded, ConversionSeverity.Dropped, synced.Type, block: block.Id);
                AddAll(block.Children, flat);
                break;
            case TabBlock:
                reporter.Add(ConversionNoticeKind.TabsFlattened, ConversionSeverity.Lossy, block: block.Id);
                foreach (ContentBlock tab in block.Children)
                    AddTab(tab, flat);
                break;
            case TableOfContentsBlock or BreadcrumbBlock:
                reporter.Add(ConversionNoticeKind.BlockOmitted, ConversionSeverity.Info, block.Content.Type, block: block.Id);
                break;
            case TemplateBlock template:
                reporter.Add(ConversionNoticeKind.BlockUnwrapped, ConversionSeverity.Lossy, template.Type, block: block.Id);
                AddParagraph(template.RichText, block, flat);
                break;
            case MeetingNotesBlock notes:
                reporter.Add(ConversionNoticeKind.BlockUnwrapped, ConversionSeverity.Lossy, notes.Type, block: block.Id);
                AddParagraph(notes.Title, block, flat);
                break;
            case ParagraphBlock paragraph when block.Children.Count == 0 && NormalText.Of(paragraph.RichText).Count == 0:
                reporter.Add(ConversionNoticeKind.EmptyParagraphOmitted, ConversionSeverity.Info, block: block.Id);
                break;
            case ParagraphBlock when block.Children.Count > 0:
                reporter.Add(ConversionNoticeKind.IndentLost, ConversionSeverity.Lossy, block: block.Id);
                if (((ParagraphBlock)block.Content).RichText.Count > 0)
                    flat.Add(block with { Children = [] });
                AddAll(block.Children, flat);
                break;
            case TableBlock when !block.Children.Any(row => row.Content is TableRowBlock):
                reporter.Add(ConversionNoticeKind.BlockOmitted, ConversionSeverity.Info, block.Content.Type, block: block.Id);
                break;
            case TableRowBlock:
                // Rows without their table.
                if (flat is [.., { Content: TableBlock { TableWidth: null } } table] && table.Children is [{ Content: TableRowBlock }, ..])
                    flat[^1] = table with { Children = [.. table.Children, block] };
                else
                    flat.Add(new ContentBlock(new TableBlock()) { Id = block.Id, Children = [block] });
                break;
            default:
                flat.Add(block);
                if (block.Children.Count > 0 && !HoldsChildren(block.Content))
                {
                    reporter.Add(ConversionNoticeKind.ChildrenMoved, ConversionSeverity.Lossy, block.Content.Type, block: block.Id);
                    flat[^1] = block with { Children = [] };
                    AddAll(block.Children, flat);
                }

                break;
        }
    }

    private void AddAll(IReadOnlyList<ContentBlock> blocks, List<ContentBlock> flat)
    {
        foreach (ContentBlock block in blocks)
            Add(block, flat);
    }

    private void AddParagraph(RichTextList text, ContentBlock block, List<ContentBlock> flat)
    {
        if (text.Count > 0)
            flat.Add(new ContentBlock(new ParagraphBlock(text)) { Id = block.Id });
        AddAll(block.Children, flat);
    }

    // The label of a tab is a bold line.
    private void AddTab(ContentBlock tab, List<ContentBlock> flat)
    {
        if (tab.Content is not ParagraphBlock label)
        {
            Add(tab, flat);
            return;
        }

        if (label.Icon is not null)
            reporter.Add(ConversionNoticeKind.IconLost, ConversionSeverity.Lossy, block: tab.Id);
        RichTextList bold = [.. label.RichText.Select(piece => piece with { Annotations = (piece.Annotations ?? new Annotations()) with { Bold = true } })];
        AddParagraph(bold, tab, flat);
    }

    private static bool HoldsChildren(BlockContent content) => content switch
    {
        BulletedListItemBlock or NumberedListItemBlock or ToDoBlock or ToggleBlock or QuoteBlock or CalloutBlock or TableBlock => true,
        Heading1Block { IsToggleable: true } or Heading2Block { IsToggleable: true } or Heading3Block { IsToggleable: true } or Heading4Block { IsToggleable: true } => true,
        _ => false,
    };
}
