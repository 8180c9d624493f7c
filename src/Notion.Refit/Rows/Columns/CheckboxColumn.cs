using System.ComponentModel;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A checkbox in a condition. It is a condition itself: <c>t.Done &amp;&amp; !t.Urgent</c>.</summary>
/// <param name="member">The member.</param>
public sealed class CheckboxColumn(RowMember member) : RowFilter, IRowColumn
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowMember Member { get; } = member;

    /// <summary>Returns a condition: the checkbox has a state.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isChecked">The state.</param>
    public static RowFilter operator ==(CheckboxColumn column, bool isChecked) => isChecked ? column : !column;

    /// <summary>Returns a condition: the checkbox does not have a state.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isChecked">The state.</param>
    public static RowFilter operator !=(CheckboxColumn column, bool isChecked) => isChecked ? !column : column;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => Member.GetHashCode();

    internal override IEnumerable<RowMember> Members => [Member];

    internal override FilterNode ToNode(ColumnLookup columns, bool negated) => ConditionTranslator.Checkbox(columns(Member), !negated);

    private protected override string Text(bool isOperand) => Member.Name;
}
