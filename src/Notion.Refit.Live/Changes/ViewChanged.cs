using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A view has changed: its name, filter, sorts or layout.</summary>
/// <param name="Id">The id of the view.</param>
/// <param name="Old">The view before.</param>
/// <param name="New">The view now.</param>
public sealed record ViewChanged(EntityId Id, View Old, View New) : LiveChange(Id);
