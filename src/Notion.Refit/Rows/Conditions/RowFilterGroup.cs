using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Conditions;

/// <summary>Conditions combined with and or or.</summary>
internal sealed class RowFilterGroup : RowFilter
{
    private readonly bool _isAnd;
    private readonly RowFilter[] _entries;

    public RowFilterGroup(bool isAnd, RowFilter left, RowFilter right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        _isAnd = isAnd;
        _entries = [.. Flat(left), .. Flat(right)];
    }

    internal override IEnumerable<RowMember> Members => _entries.SelectMany(static entry => entry.Members);

    internal override FilterNode ToNode(ColumnLookup columns, bool negated) =>
        FilterNode.Group(_isAnd != negated, _entries.Select(entry => entry.ToNode(columns, negated)));

    private protected override string Text(bool isOperand)
    {
        string text = string.Join(_isAnd ? " && " : " || ", _entries.Select(entry => entry.OperandText()));
        return isOperand ? $"({text})" : text;
    }

    private RowFilter[] Flat(RowFilter entry) => entry is RowFilterGroup group && group._isAnd == _isAnd ? group._entries : [entry];
}
