using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>An object has another parent.</summary>
/// <param name="Id">The id of the object.</param>
/// <param name="Old">The parent before.</param>
/// <param name="New">The parent now.</param>
public sealed record Moved(EntityId Id, Parent Old, Parent New) : LiveChange(Id);
