using Notion.Refit.Models;
using Notion.Refit.Rows;
using Notion.Refit.TaskBoard.Live;

namespace Notion.Refit.TaskBoard.Boards;

/// <summary>The board of the current person: the rows of one data source, by status.</summary>
internal sealed class Board(NotionRows<TaskCard> cards, BoardPlace place, BoardUpdates updates)
{
    /// <summary>The largest number of cards that are shown. What is due first comes first.</summary>
    public const int MaxCards = 500;

    /// <summary>The columns, from left to right.</summary>
    public static IReadOnlyList<TaskState> Columns { get; } = [TaskState.NotStarted, TaskState.InProgress, TaskState.Done];

    public string Title => place.Title;

    /// <summary>Reads all cards.</summary>
    public async Task<BoardView> ReadAsync(CancellationToken cancellationToken)
    {
        // The version is older than the cards: a change in between is shown twice, not missed.
        string version = updates.VersionOf(place.DataSource);
        List<TaskCard> all = await cards.OrderBy(t => t.Due).ThenBy(t => t.Name).Take(MaxCards).ToListAsync(cancellationToken);
        return new BoardView(place.Title, version, [.. all.OrderBy(card => card.SortKey, StringComparer.Ordinal)], IsCut: all.Count == MaxCards);
    }

    /// <summary>Reads a card.</summary>
    /// <returns>The card; null when it is in the trash or not on this board, or no longer shared.</returns>
    public async Task<TaskCard?> FindAsync(PageId id, CancellationToken cancellationToken)
    {
        TaskCard? card = await cards.FindAsync(id, cancellationToken);
        return card?.Page is { InTrash: false, Parent: DataSourceParent parent } && parent.DataSourceId == place.DataSource ? card : null;
    }

    public async Task<TaskCard> AddAsync(string name, TaskState column, CancellationToken cancellationToken) =>
        Publish(await cards.AddAsync(new TaskCard { Name = name, Status = column }, cancellationToken));

    /// <summary>Changes a card that was read. Only the members that differ are sent to Notion.</summary>
    public async Task<TaskCard> UpdateAsync(TaskCard card, CancellationToken cancellationToken) => Publish(await cards.UpdateAsync(card, cancellationToken));

    /// <summary>Moves a card to the trash.</summary>
    public async Task DeleteAsync(TaskCard card, CancellationToken cancellationToken)
    {
        await cards.DeleteAsync(card, cancellationToken);
        Publish(card);
    }

    /// <summary>Shows a change in the other windows at once. Notion's webhook follows, up to a minute later.</summary>
    public TaskCard Publish(TaskCard card)
    {
        updates.Publish(place.DataSource, card.Id);
        return card;
    }
}
