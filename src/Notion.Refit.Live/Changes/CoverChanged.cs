using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The cover of an object has changed.</summary>
/// <param name="Id">The id of the object.</param>
/// <param name="Old">The cover before; null when it had none.</param>
/// <param name="New">The cover now; null when it has none.</param>
public sealed record CoverChanged(EntityId Id, FileSource? Old, FileSource? New) : LiveChange(Id);
