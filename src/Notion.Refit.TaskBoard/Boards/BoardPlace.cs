namespace Notion.Refit.TaskBoard.Boards;

/// <summary>The data source that a board shows.</summary>
/// <param name="DataSource">The id.</param>
/// <param name="Title">The title, for people.</param>
public sealed record BoardPlace(DataSourceId DataSource, string Title);
