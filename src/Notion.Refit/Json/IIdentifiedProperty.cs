namespace Notion.Refit.Json;

/// <summary>A property that a map finds by its id.</summary>
internal interface IIdentifiedProperty
{
    /// <summary>The id.</summary>
    PropertyId Id { get; }
}
