namespace Notion.Refit.TaskBoard.Live;

/// <summary>A change of a card: what it is now, the page has to be asked for.</summary>
/// <param name="Card">The id of its page.</param>
/// <param name="Version">The version of the board after it.</param>
internal readonly record struct CardChange(PageId Card, string Version);
