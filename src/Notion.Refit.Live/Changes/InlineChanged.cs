namespace Notion.Refit.Live;

/// <summary>A database is shown inside its page now, or as a page of its own.</summary>
/// <param name="Id">The id of the database or data source.</param>
/// <param name="IsInline">Whether it is shown inside its page now.</param>
public sealed record InlineChanged(EntityId Id, bool IsInline) : LiveChange(Id);
