using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A property of the rows of a data source was added, removed, renamed or changed.</summary>
/// <param name="Id">The id of the data source.</param>
/// <param name="Property">The id of the property.</param>
/// <param name="Name">The name of the property now; the last one when it is gone.</param>
/// <param name="Old">The property before; null when it is new.</param>
/// <param name="New">The property now; null when it is gone.</param>
public sealed record SchemaChanged(EntityId Id, PropertyId Property, string Name, DataSourceProperty? Old, DataSourceProperty? New) : LiveChange(Id);
