using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Conditions;

/// <summary>A condition on the values of a column that has several: one or all of them meet another condition.</summary>
internal sealed class RowListCondition : RowFilter
{
    private readonly RowMember _member;
    private readonly bool _isAll;
    private readonly RowFilter _inner;

    public RowListCondition(RowMember member, bool isAll, RowFilter inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _member = member;
        _isAll = isAll;
        _inner = inner;
    }

    internal override IEnumerable<RowMember> Members => [_member];

    internal override FilterNode ToNode(ColumnLookup columns, bool negated) => ListTranslator.Translate(columns(_member), _isAll, _inner, negated, this);

    private protected override string Text(bool isOperand) => $"{_member.Name}.{(_isAll ? "All" : "Any")}(x => {_inner})";
}
