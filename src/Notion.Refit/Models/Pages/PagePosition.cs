namespace Notion.Refit.Models;

public abstract partial record PagePosition
{
    /// <summary>Before all other blocks of the parent page.</summary>
    public static PagePosition Start { get; } = new StartPagePosition();

    /// <summary>Behind all other blocks of the parent page, where a new page goes without a position, too.</summary>
    public static PagePosition End { get; } = new EndPagePosition();

    /// <summary>Behind a block of the parent page.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The position.</returns>
    public static PagePosition After(BlockId block) => new AfterPagePosition(new BlockReference(block));
}
