namespace Notion.Refit.Models;

public abstract partial record BlockPosition
{
    /// <summary>Before all other children.</summary>
    public static BlockPosition Start { get; } = new StartBlockPosition();

    /// <summary>Behind all other children, where new blocks go without a position, too.</summary>
    public static BlockPosition End { get; } = new EndBlockPosition();

    /// <summary>Behind a child.</summary>
    /// <param name="block">The child.</param>
    /// <returns>The position.</returns>
    public static BlockPosition After(BlockId block) => new AfterBlockPosition(new BlockReference(block));
}
