using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Live;

/// <summary>A place among the blocks of a page or block.</summary>
public sealed class Place
{
    private Place(PlaceKind kind, LiveBlock? block)
    {
        Kind = kind;
        Block = block;
    }

    /// <summary>The place before all blocks.</summary>
    public static Place Start { get; } = new(PlaceKind.Start, null);

    /// <summary>The place after all blocks.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "The name of Notion's own position.")]
    public static Place End { get; } = new(PlaceKind.End, null);

    internal PlaceKind Kind { get; }

    internal LiveBlock? Block { get; }

    /// <summary>Returns the place after a block.</summary>
    /// <param name="block">The block; it may be new.</param>
    /// <returns>The place.</returns>
    public static Place After(LiveBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new(PlaceKind.After, block);
    }

    /// <summary>Returns the place before a block.</summary>
    /// <param name="block">The block; it may be new.</param>
    /// <returns>The place.</returns>
    /// <remarks>Notion knows no such place: the block before it is named instead.</remarks>
    public static Place Before(LiveBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new(PlaceKind.Before, block);
    }

    /// <summary>Returns the place after all blocks of another page or block.</summary>
    /// <param name="parent">The page or block.</param>
    /// <returns>The place.</returns>
    public static Place EndOf(LiveBlock parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return new(PlaceKind.EndOf, parent);
    }

    /// <summary>Returns the place before all blocks of another page or block.</summary>
    /// <param name="parent">The page or block.</param>
    /// <returns>The place.</returns>
    public static Place StartOf(LiveBlock parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return new(PlaceKind.StartOf, parent);
    }
}
