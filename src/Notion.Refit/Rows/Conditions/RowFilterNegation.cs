using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Conditions;

/// <summary>A negated condition.</summary>
internal sealed class RowFilterNegation : RowFilter
{
    private readonly RowFilter _inner;

    public RowFilterNegation(RowFilter inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
    }

    internal override IEnumerable<RowMember> Members => _inner.Members;

    internal override FilterNode ToNode(ColumnLookup columns, bool negated) => _inner.ToNode(columns, !negated);

    private protected override string Text(bool isOperand) => _inner is RowCondition ? $"!({_inner.OperandText()})" : $"!{_inner.OperandText()}";
}
