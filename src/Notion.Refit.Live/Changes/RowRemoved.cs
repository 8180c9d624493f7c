namespace Notion.Refit.Live;

/// <summary>A row is not in a data source any more: it is in the trash, somewhere else, or not shared.</summary>
/// <param name="Id">The id of the data source.</param>
/// <param name="Row">The id of the row.</param>
public sealed record RowRemoved(EntityId Id, PageId Row) : LiveChange(Id);
