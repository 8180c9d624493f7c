using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Export;

/// <summary>A data source that was read.</summary>
/// <param name="Reference">The id and the name.</param>
/// <param name="Source">The properties.</param>
/// <param name="Folder">The folder of the rows.</param>
/// <param name="Rows">The rows.</param>
internal sealed record SourceContent(DataSourceReference Reference, DataSource Source, string Folder, IReadOnlyList<Page> Rows);
