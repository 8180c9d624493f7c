namespace Notion.Refit.Models;

public sealed partial record LinkedDatabasePosition
{
    /// <summary>Returns the position after a block of the page.</summary>
    /// <param name="block">The block that precedes.</param>
    /// <returns>The position.</returns>
    public static LinkedDatabasePosition After(BlockId block) => new(block);
}
