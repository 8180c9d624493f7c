using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>A row was added to a data source.</summary>
/// <param name="Id">The id of the data source.</param>
/// <param name="Row">The row.</param>
public sealed record RowAdded(EntityId Id, Page Row) : LiveChange(Id);
