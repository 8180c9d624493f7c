namespace Notion.Refit.Models;

public abstract partial record BlockPosition
{
    /// <summary>The position before all other children.</summary>
    public static BlockPosition Start { get; } = new StartBlockPosition();

    /// <summary>The position after all other children, which is the default.</summary>
    public static BlockPosition End { get; } = new EndBlockPosition();

    /// <summary>Returns the position after a child.</summary>
    /// <param name="block">The child.</param>
    /// <returns>The position.</returns>
    public static BlockPosition After(BlockId block) => new AfterBlockPosition(new BlockReference(block));
}
