namespace Notion.Refit.Emulator.Queries;

/// <summary>A row that filters and sorts look at.</summary>
internal interface IQueryRow
{
    DateTimeOffset CreatedTime { get; }

    DateTimeOffset LastEditedTime { get; }

    /// <summary>The value of a property, by its decoded id.</summary>
    Cell this[string propertyId] { get; }
}
