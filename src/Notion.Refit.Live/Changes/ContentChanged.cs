using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The content of a block has changed: its text, its colour, its kind.</summary>
/// <param name="Id">The id of the block.</param>
/// <param name="Old">The content before.</param>
/// <param name="New">The content now.</param>
public sealed record ContentChanged(EntityId Id, BlockContent Old, BlockContent New) : LiveChange(Id);
