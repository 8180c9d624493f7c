namespace Notion.Refit.TaskBoard.Boards;

/// <summary>The board that everybody sees when the app has a token: it is found once, before the app starts.</summary>
internal sealed class SharedBoard(INotionClient notion, IConfiguration configuration)
{
    private BoardPlace? _place;

    public BoardPlace Place => _place ?? throw new InvalidOperationException("The board has not been looked for.");

    /// <exception cref="BoardNotFoundException">There is no such data source, or it is not shared with the connection.</exception>
    public async Task FindAsync(CancellationToken cancellationToken) =>
        _place = await BoardFinder.FindAsync(notion, configuration[TaskBoardApp.DataSourceOption], cancellationToken);
}
