namespace Notion.Refit.Models;

public abstract partial record PagePosition
{
    /// <summary>The position before all other blocks of the parent page.</summary>
    public static PagePosition Start { get; } = new StartPagePosition();

    /// <summary>The position after all other blocks of the parent page, which is the default.</summary>
    public static PagePosition End { get; } = new EndPagePosition();

    /// <summary>Returns the position after a block of the parent page.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The position.</returns>
    public static PagePosition After(BlockId block) => new AfterPagePosition(new BlockReference(block));
}
