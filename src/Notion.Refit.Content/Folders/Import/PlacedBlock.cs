using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>A block of a file that has links to blocks, in its place in Notion.</summary>
/// <param name="Local">The block of the file.</param>
/// <param name="There">The content in Notion; null for a block that is sent only when the headings are known.</param>
internal sealed record PlacedBlock(WritableBlockContent Local, BlockContent? There)
{
    /// <summary>Gets the id; null for a block whose id was not read yet.</summary>
    public BlockId? Id { get; init; }

    /// <summary>Gets the appended block after those around it, from the first level on; empty for a block whose id is known.</summary>
    public IReadOnlyList<AppendedBlock> Path { get; init; } = [];
}
