namespace Notion.Refit.Content.Folders.Import;

/// <summary>Items of a new page that are written at once.</summary>
/// <param name="Draft">The page.</param>
/// <param name="Start">The first item.</param>
/// <param name="End">The item after the last one.</param>
internal sealed record DraftPart(PageDraft Draft, int Start, int End);
