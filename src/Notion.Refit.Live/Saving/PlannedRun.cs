namespace Notion.Refit.Live.Saving;

/// <summary>New blocks side by side, one new page or one new database, and the place where they go.</summary>
/// <param name="Owner">The page or block that they are in.</param>
/// <param name="Previous">The block before them; null at the start.</param>
/// <param name="IsLast">Whether nothing that exists follows.</param>
/// <param name="Blocks">The blocks; empty for a page or database.</param>
/// <param name="Page">The page; null for blocks and databases.</param>
internal sealed record PlannedRun(LiveBlock Owner, LiveBlock? Previous, bool IsLast, IReadOnlyList<PlannedBlock> Blocks, PlannedPage? Page)
{
    /// <summary>The run directly before this one, which is new too; null when there is none.</summary>
    public PlannedRun? Earlier { get; init; }

    /// <summary>The database; null for blocks and pages.</summary>
    public PlannedDatabase? Database { get; init; }

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
            if (block is { IsNew: true } && (block.IsLeftOut || block.IsRefused))
                continue;
            bool isNewBlock = block is { IsNew: true } and not (LivePage or LiveDatabase);
            if (isNewBlock)
            {
                blocks.Add(new PlannedBlock(block!));
                continue;
            }

            if (blocks.Count > 0)
            {
                runs.Add(new PlannedRun(owner, previous, i > lastExisting, blocks, null) { Earlier = Before(previous) });
                previous = blocks[^1].Block;
                blocks = [];
            }

            if (block is LivePage { IsNew: true } page)
                runs.Add(new PlannedRun(owner, previous, i > lastExisting, [], new PlannedPage(page)) { Earlier = Before(previous) });
            if (block is LiveDatabase { IsNew: true } database)
                runs.Add(new PlannedRun(owner, previous, i > lastExisting, [], null) { Earlier = Before(previous), Database = new PlannedDatabase(database) });
            if (block is not null)
                previous = block;
        }

        return runs;

        PlannedRun? Before(LiveBlock? block) => runs.Count > 0 && block is { IsNew: true } ? runs[^1] : null;
    }

    /// <summary>Returns the run with the place that it has when something directly before it could not be saved.</summary>
    public PlannedRun Placed()
    {
        LiveBlock? previous = Previous;
        for (PlannedRun? earlier = Earlier; previous is { IsNew: true } && earlier is not null; earlier = earlier.Earlier)
            previous = earlier.Tops().LastOrDefault(block => !block.IsNew) ?? earlier.Previous;
        return this with { Previous = previous };
    }

    private IEnumerable<LiveBlock> Tops() => Page is { } page ? [page.Page] : Database is { } database ? [database.Database] : Blocks.Select(block => block.Block);

    public IEnumerable<LiveBlock> All() => Page is { } page ? page.All() : Database is { } database ? [database.Database] : Blocks.SelectMany(block => block.All());
}
