using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Binding;

/// <summary>A row type with the columns of a data source.</summary>
internal sealed class RowBinding
{
    private readonly BoundColumn[] _columns;

    private RowBinding(RowType row, RowSchema schema, BoundColumn[] columns)
    {
        Row = row;
        Schema = schema;
        _columns = columns;
        Ids = [.. columns.Select(column => column.Id).Distinct()];
        Slots = new SlotMap(columns);
    }

    public RowType Row { get; }

    public RowSchema Schema { get; }

    public IReadOnlyList<BoundColumn> Columns => _columns;

    /// <summary>The ids of the bound columns, for <c>filter_properties</c>.</summary>
    public IReadOnlyList<PropertyId> Ids { get; }

    public SlotMap Slots { get; }

    public BoundColumn this[RowMember member] => _columns[member.Slot];

    /// <summary>Matches the members of a row type to columns.</summary>
    /// <exception cref="NotionRowSchemaException">A member has none or several, or one of another kind.</exception>
    public static RowBinding Create(RowType row, RowSchema schema)
    {
        var problems = new List<string>();
        var columns = new BoundColumn[row.Members.Count];
        foreach (RowMember member in row.Members)
        {
            if (ColumnMatcher.Match(member, schema.DataSource, out string problem) is { } property)
                columns[member.Slot] = new BoundColumn(row, member, property);
            else
                problems.Add(problem);
        }

        foreach (IGrouping<PropertyId, BoundColumn> shared in columns.Where(column => column is { IsWritable: true }).GroupBy(column => column.Id))
        {
            if (shared.Count() > 1)
                problems.Add($"{string.Join(" and ", shared.Select(column => column.Member.Name))} are mapped to the same column '{shared.First().Name}': mark all but one [ReadOnlyColumn].");
        }

        if (problems.Count == 0)
            return new RowBinding(row, schema, columns);

        string all = string.Join(", ", schema.DataSource.Properties.Select(entry => $"'{entry.Key}' ({entry.Value.Schema.Type})"));
        throw new NotionRowSchemaException(
            $"{row.Name} does not match the data source '{schema.DataSource.Title.ToPlainText()}' ({schema.DataSource.Id}):\n  {string.Join("\n  ", problems)}\nColumns: {all}.");
    }
}
