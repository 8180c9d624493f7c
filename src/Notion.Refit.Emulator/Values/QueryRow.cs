using Notion.Refit.Emulator.Queries;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Values;

/// <summary>A row of a data source while it is filtered and sorted.</summary>
internal sealed class QueryRow(StoredPage page, StoredDataSource source, ValueReader reader, Workspace workspace) : IQueryRow
{
    private readonly Dictionary<string, Cell> _cells = new(StringComparer.Ordinal);

    public StoredPage Page => page;

    public DateTimeOffset CreatedTime => page.CreatedTime;

    public DateTimeOffset LastEditedTime => page.LastEditedTime;

    public Cell this[string propertyId]
    {
        get
        {
            if (!_cells.TryGetValue(propertyId, out Cell? cell))
            {
                StoredProperty property = source.Properties[propertyId];
                _cells.Add(propertyId, cell = CellReader.Of(reader.Read(page, property), property, TitleOf));
            }

            return cell;
        }
    }

    private string TitleOf(Guid id) => (workspace.FindNode(id) as StoredPage)?.Title.ToPlainText() ?? "";
}
