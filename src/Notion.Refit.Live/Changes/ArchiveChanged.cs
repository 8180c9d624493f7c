namespace Notion.Refit.Live;

/// <summary>A page was archived, or taken out of the archive. That is not the trash.</summary>
/// <param name="Id">The id of the page.</param>
/// <param name="IsArchived">Whether it is archived now.</param>
public sealed record ArchiveChanged(EntityId Id, bool IsArchived) : LiveChange(Id);
