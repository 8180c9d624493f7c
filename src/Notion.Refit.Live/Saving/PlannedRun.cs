namespace Notion.Refit.Live.Saving;

/// <summary>New blocks side by side, or one new page, and the place where they go.</summary>
/// <param name="Owner">The page or block that they are in.</param>
/// <param name="Previous">The block before them; null at the start.</param>
/// <param name="IsLast">Whether nothing that exists follows.</param>
/// <param name="Blocks">The blocks; empty for a page.</param>
/// <param name="Page">The page; null for blocks.</param>
internal sealed record PlannedRun(LiveBlock Owner, LiveBlock? Previous, bool IsLast, IReadOnlyList<PlannedBlock> Blocks, PlannedPage? Page)
{
    /// <summary>Plans what is new in a page or block.</summary>
    public static List<PlannedRun> Of(LiveBlock owner)
    {
        var runs = new List<PlannedRun>();
        List<LiveBlock?> layout = owner.Children.Layout();
        int lastExisting = layout.FindLastIndex(block => block is null or { IsNew: false });
        LiveBlock? previous = null;
        var blocks = new List<PlannedBlock>();
        for (int i = 0; i <= layout.Count; i++)
        {
            LiveBlock? block = i < layout.Count ? layout[i] : null;
            bool isNewBlock = i < layout.Count && block is { IsNew: true, IsLeftOut: false } and not LivePage;
            if (isNewBlock)
            {
                blocks.Add(new PlannedBlock(block!));
                continue;
            }

            if (blocks.Count > 0)
            {
                runs.Add(new PlannedRun(owner, previous, i > lastExisting, blocks, null));
                previous = blocks[^1].Block;
                blocks = [];
            }

            if (block is LivePage { IsNew: true, IsLeftOut: false } page)
                runs.Add(new PlannedRun(owner, previous, i > lastExisting, [], new PlannedPage(page)));
            if (block is { IsLeftOut: false })
                previous = block;
        }

        return runs;
    }

    public IEnumerable<LiveBlock> All() => Page is { } page ? page.All() : Blocks.SelectMany(block => block.All());
}
