namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>A row that filters and sorts look at.</summary>
internal interface IQueryRow
{
    DateTimeOffset CreatedTime { get; }

    DateTimeOffset LastEditedTime { get; }

    /// <summary>The value of a property, by its number in the query.</summary>
    Cell this[int column] { get; }
}
