using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The icon of an object has changed.</summary>
/// <param name="Id">The id of the object.</param>
/// <param name="Old">The icon before; null when it had none.</param>
/// <param name="New">The icon now; null when it has none.</param>
public sealed record IconChanged(EntityId Id, Icon? Old, Icon? New) : LiveChange(Id);
