using System.Collections.Concurrent;
using Notion.Refit.Models;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Binding;

/// <summary>A data source at the time its schema was read, with the row types matched to it.</summary>
internal sealed class RowSchema(DataSource dataSource)
{
    private readonly ConcurrentDictionary<RowType, RowBinding> _bindings = new(ReferenceEqualityComparer.Instance as IEqualityComparer<RowType>);

    public DataSource DataSource => dataSource;

    public RowBinding Bind(RowType row) => _bindings.GetOrAdd(row, static (type, schema) => RowBinding.Create(type, schema), this);
}
