namespace Notion.Refit.Models;

public abstract partial record Parent
{
    /// <summary>The workspace itself: its top level.</summary>
    public static Parent Workspace { get; } = new WorkspaceParent();

    /// <summary>A page.</summary>
    /// <param name="id">The page.</param>
    /// <returns>The parent.</returns>
    public static Parent Page(PageId id) => new PageParent(id);

    /// <summary>A page, by its id or its address.</summary>
    /// <param name="idOrUrl">The id, with or without dashes, or a link to the page.</param>
    /// <returns>The parent.</returns>
    /// <exception cref="ArgumentException">The text does not contain an id.</exception>
    public static Parent Page(string idOrUrl) => new PageParent(PageId.Parse(idOrUrl));

    /// <summary>A database.</summary>
    /// <param name="id">The database.</param>
    /// <returns>The parent.</returns>
    public static Parent Database(DatabaseId id) => new DatabaseParent(id);

    /// <summary>A data source.</summary>
    /// <param name="id">The data source.</param>
    /// <returns>The parent.</returns>
    public static Parent DataSource(DataSourceId id) => new DataSourceParent(id);

    /// <summary>A block.</summary>
    /// <param name="id">The block.</param>
    /// <returns>The parent.</returns>
    public static Parent Block(BlockId id) => new BlockParent(id);
}
