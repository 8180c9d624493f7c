using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The value of a property of a page has changed, or its name.</summary>
/// <param name="Id">The id of a page.</param>
/// <param name="Property">The id of the property.</param>
/// <param name="Name">The name of the property now; the last one when it is gone.</param>
/// <param name="Old">The property before; null when the page did not have it.</param>
/// <param name="New">The property now; null when the page does not have it any more.</param>
public sealed record PropertyChanged(EntityId Id, PropertyId Property, string Name, Property? Old, Property? New) : LiveChange(Id);
