using System.Globalization;
using Notion.Refit.Rows;

namespace Notion.Refit.TaskBoard.Boards;

/// <summary>A card: a row of the data source, with a member for each column that the board shows.</summary>
[NotionRow]
public sealed partial record TaskCard
{
    /// <summary>The title of the page.</summary>
    [Title]
    public required string Name { get; init; }

    /// <summary>The column that the card is in; null when none was chosen.</summary>
    public TaskState? Status { get; init; }

    /// <summary>The last day to do it.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Free words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The id of the page. A card that was read has one.</summary>
    public PageId Id => Page!.Id;

    /// <summary>The column that shows the card.</summary>
    public TaskState Column => Status ?? TaskState.Other;

    /// <summary>The place in the column, as text: what is due first comes first, then by name.</summary>
    public string SortKey => string.Create(CultureInfo.InvariantCulture, $"{Due ?? DateOnly.MaxValue:yyyy-MM-dd} {Name.ToLowerInvariant()}");
}
