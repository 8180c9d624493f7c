namespace Notion.Refit.TaskBoard.Boards;

/// <summary>The cards of a board at one moment.</summary>
/// <param name="Title">The title of the data source.</param>
/// <param name="Version">The version of the updates that the cards include at least.</param>
/// <param name="Cards">The cards, in order.</param>
/// <param name="IsCut">Whether there may be more cards than are shown.</param>
public sealed record BoardView(string Title, string Version, IReadOnlyList<TaskCard> Cards, bool IsCut);
