using Notion.Refit.Content.Headings;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>A new page whose content is written in several parts, since it leads to headings that do not exist yet.</summary>
internal sealed class PageDraft
{
    public PageDraft(LocalPage page, PageItems items, Placeholders placeholders)
    {
        Page = page;
        Items = items;
        Ids = [.. items.Items.Select(item => item.Page?.Id is { } id ? new BlockId(id) : (BlockId?)null)];
        Headings = [.. items.Items.Select(item => HeadingsOf(item.Block))];
        Links = [.. items.Items.Select(item => item.Block is null ? [] : placeholders.HeadingsIn(item.Block))];

        LocalHeading[] HeadingsOf(WritableBlockContent? block) =>
            block is null ? [] : [.. DocumentHeadings.Of([block]).Select(found => items.Headings.GetValueOrDefault(found)).OfType<LocalHeading>()];
    }

    public LocalPage Page { get; }

    public PageItems Items { get; }

    /// <summary>Gets the blocks in Notion of the items; null for those that are not written. A page in this one is a block of it.</summary>
    public BlockId?[] Ids { get; }

    /// <summary>Gets the headings in each item.</summary>
    public IReadOnlyList<IReadOnlyList<LocalHeading>> Headings { get; }

    /// <summary>Gets the headings to which each item has links.</summary>
    public IReadOnlyList<IReadOnlyList<LocalHeading>> Links { get; }

    public int Count => Items.Items.Count;

    public bool IsBlock(int item) => Items.Items[item].Block is not null;

    /// <summary>Returns the position of items that are not written yet; null for the end.</summary>
    public BlockPosition? PositionOf(DraftPart part)
    {
        if (!Array.Exists(Ids[part.End..], id => id is not null))
            return null;
        for (int i = part.Start - 1; i >= 0; i--)
        {
            if (Ids[i] is { } id)
                return BlockPosition.After(id);
        }

        return BlockPosition.Start;
    }
}
