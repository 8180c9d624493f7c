namespace Notion.Refit.Emulator.State;

/// <summary>A stored result of a view query.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ViewId">The view.</param>
/// <param name="ExpiresAt">When it is dropped.</param>
/// <param name="Rows">The ids of the rows, in the order of the view.</param>
/// <param name="IsCapped">Whether there were more than one query gives.</param>
internal sealed record StoredViewQuery(Guid Id, Guid ViewId, DateTimeOffset ExpiresAt, IReadOnlyList<Guid> Rows, bool IsCapped);
