using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>The cells of the options of a property. There is one for each, made before the first row is read.</summary>
internal sealed class OptionCells
{
    private static readonly Cell.Choice None = new([]);

    private readonly Dictionary<string, Cell.Choice> _byId = new(StringComparer.Ordinal);

    // Rows mostly hold the very options of the schema, which are found faster than their ids are compared.
    private readonly Dictionary<SelectOption, Cell.Choice> _cells = new(ReferenceEqualityComparer.Instance);

    public OptionCells(PropertySchema schema)
    {
        foreach ((SelectOption option, CellOption cell) in CellReader.Options(schema))
            _byId[option.Id!] = _cells[option] = new Cell.Choice([cell]);
    }

    /// <summary>The cell of an option; one without options for null, and for an option that is not in the schema any more.</summary>
    public Cell.Choice Of(SelectOption? option)
    {
        if (option is null)
            return None;
        return _cells.TryGetValue(option, out Cell.Choice? cell) || (option.Id is { } id && _byId.TryGetValue(id, out cell)) ? cell : None;
    }
}
