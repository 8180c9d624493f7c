using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>A data source of the folder.</summary>
/// <param name="Name">The name.</param>
/// <param name="Folder">The path of the folder of its rows.</param>
/// <param name="Properties">The properties by name.</param>
internal sealed record LocalSource(string Name, string Folder, YamlMap Properties)
{
    public List<LocalPage> Rows { get; } = [];

    /// <summary>Gets or sets whether this import added properties, whose values in unchanged files are not in Notion yet.</summary>
    public bool HasNewProperties { get; set; }

    public DataSourceId? Id { get; set; }

    /// <summary>Gets or sets the properties in Notion; null before they are known.</summary>
    public Dictionary<string, PropertySchema>? Schema { get; set; }
}
