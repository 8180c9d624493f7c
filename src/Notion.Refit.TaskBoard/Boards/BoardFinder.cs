using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Boards;

/// <summary>Finds the data source of a board.</summary>
internal static class BoardFinder
{
    /// <summary>The title that a board is searched by when its address is not configured.</summary>
    public const string Title = "Tasks";

    /// <summary>Finds the data source.</summary>
    /// <param name="notion">The client of the person, or of the app.</param>
    /// <param name="address">The id of a data source, or the id or address of a database with one; null to search by <see cref="Title"/>.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="BoardNotFoundException">There is no such data source, or it is not shared with the connection.</exception>
    public static async Task<BoardPlace> FindAsync(INotionClient notion, string? address, CancellationToken cancellationToken)
    {
        if (address is not null)
            return await FindByAddressAsync(notion, address, cancellationToken);
        await foreach (DataSource found in notion.Search.FindDataSourcesAsync(Title, cancellationToken: cancellationToken))
            return PlaceOf(found);
        throw new BoardNotFoundException(
            $"No database called “{Title}” is shared with this connection. Open the database in Notion and add the connection in its menu, or start the app with --data-source and its address.");
    }

    private static async Task<BoardPlace> FindByAddressAsync(INotionClient notion, string address, CancellationToken cancellationToken)
    {
        if (!DataSourceId.TryParse(address, out DataSourceId id))
        {
            if (!DatabaseId.TryParse(address, out DatabaseId databaseId))
                throw new BoardNotFoundException($"“{address}” is not the id of a data source, nor the id or address of a database.");
            id = await OnlyDataSourceAsync(notion, databaseId, cancellationToken);
        }

        try
        {
            return PlaceOf(await notion.DataSources.RetrieveAsync(id, cancellationToken));
        }
        catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
        {
            // Ids look alike: it may be that of the database, which is what people copy from the address bar.
            return PlaceOf(await notion.DataSources.RetrieveAsync(await OnlyDataSourceAsync(notion, new DatabaseId(id.Value), cancellationToken), cancellationToken));
        }
    }

    private static async Task<DataSourceId> OnlyDataSourceAsync(INotionClient notion, DatabaseId id, CancellationToken cancellationToken)
    {
        try
        {
            Database database = await notion.Databases.RetrieveAsync(id, cancellationToken);
            return database.DataSources is [{ } only]
                ? only.Id
                : throw new BoardNotFoundException("The database has several data sources. Start the app with the id of one of them.");
        }
        catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
        {
            throw new BoardNotFoundException($"Notion finds no data source and no database {id}. Open it in Notion and add the connection in its menu.", e);
        }
    }

    private static BoardPlace PlaceOf(DataSource source) => new(source.Id, source.Title.ToPlainText() is { Length: > 0 } title ? title : "Untitled");
}
