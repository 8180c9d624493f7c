using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>Finds the properties that formulas name.</summary>
internal interface IPropertySource
{
    /// <summary>Finds a property by its name, or else by its id; null when the data source does not have it, or cannot be seen.</summary>
    StoredProperty? FindByName(Guid dataSourceId, string name);

    /// <summary>Finds a property by its decoded id; null when the data source does not have it, or cannot be seen.</summary>
    StoredProperty? FindById(Guid dataSourceId, string id);
}
