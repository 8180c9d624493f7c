using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>Decides which blocks may contain which.</summary>
/// <remarks>Assumption: the wording; the recordings have none of these errors.</remarks>
internal static class NestingRules
{
    /// <summary>Checks that a block may be in another.</summary>
    /// <param name="parent">The outer block; null for a page.</param>
    /// <param name="child">The inner one.</param>
    /// <param name="place">The place of the inner block in the body.</param>
    /// <exception cref="ApiException">It may not.</exception>
    public static void Check(BlockContent? parent, WritableBlockContent child, string place)
    {
        bool fits = (parent, child) switch
        {
            (TableBlock table, TableRowBlock row) => CheckWidth(table, row),
            (TableBlock, _) or (_, TableRowBlock) => false,
            (ColumnListBlock, ColumnBlock) => true,
            (ColumnListBlock, _) or (_, ColumnBlock) => false,
            (TabBlock, not ParagraphBlock) => false,
            _ => true,
        };
        if (!fits)
            throw ApiErrors.WrongPlace(place, child.Type, parent?.Type);

        if (child is ParagraphBlock { Icon: not null } && parent is not TabBlock)
            throw ApiErrors.IconOutsideOfTab(place);
    }

    /// <summary>Whether a block may have children at all.</summary>
    public static bool TakesChildren(BlockContent content) => content is
        ParagraphBlock or BulletedListItemBlock or NumberedListItemBlock or ToDoBlock or ToggleBlock or QuoteBlock or CalloutBlock or TemplateBlock
        or TableBlock or ColumnListBlock or ColumnBlock or TabBlock or SyncedBlock { SyncedFrom: null }
        or Heading1Block { IsToggleable: true } or Heading2Block { IsToggleable: true }
        or Heading3Block { IsToggleable: true } or Heading4Block { IsToggleable: true };

    private static bool CheckWidth(TableBlock table, TableRowBlock row)
    {
        if (table.TableWidth is { } width && row.Cells.Count != width)
            throw ApiErrors.WrongCellCount();
        return true;
    }
}
