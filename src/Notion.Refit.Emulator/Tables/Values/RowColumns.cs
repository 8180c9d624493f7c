using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>The properties that a query looks at: numbered as it names them.</summary>
internal sealed class RowColumns(StoredDataSource source, AnswerScope scope)
{
    private readonly ValueReader _reader = new(scope);
    private readonly List<Column> _columns = [];

    public int Count => _columns.Count;

    /// <summary>Finds a property by name or id; null when there is none.</summary>
    public QueryProperty? Find(string nameOrId)
    {
        if (source.FindProperty(nameOrId) is not { } property)
            return null;
        int index = _columns.FindIndex(column => column.Property == property);
        if (index < 0)
        {
            index = _columns.Count;
            _columns.Add(new Column(property, CellFiller.Of(property, _reader, scope)));
        }

        return new QueryProperty(index, property.Schema.Type, FormulaKind(property));
    }

    /// <summary>Reads a value.</summary>
    /// <param name="column">The number of the property.</param>
    /// <param name="row">The row.</param>
    /// <param name="used">A cell of the same property that may be filled anew; null for none.</param>
    public Cell Read(int column, StoredPage row, Cell? used) => _columns[column].Fill(row, used);

    // Seeded values without a formula can be of any type.
    private FormulaFilter? FormulaKind(StoredProperty property) => property.Schema is FormulaSchema { Expression.Length: > 0 }
        ? new FormulaFilter(property.IsFormulaOfApi ? null : _reader.Formulas.Catalog.TypeOf(source.Id, property)?.FilterKind)
        : null;

    private sealed record Column(StoredProperty Property, CellFill Fill);
}
