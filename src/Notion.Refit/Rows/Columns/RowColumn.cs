using System.ComponentModel;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A column in a condition. It has no value: the condition is sent to Notion.</summary>
public abstract class RowColumn : IRowColumn
{
    private protected RowColumn(RowMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        Member = member;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowMember Member { get; }

    /// <summary>Not supported: Notion compares columns to values only.</summary>
    [Obsolete("Columns have no value here. Compare the column itself: t.Due < date, t.Due == null.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public object Value => throw new NotSupportedException();

    /// <summary>Not supported: compare with null.</summary>
    [Obsolete("Columns have no value here. Write t.Due != null.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool HasValue => throw new NotSupportedException();

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override int GetHashCode() => Member.GetHashCode();

    /// <summary>Returns the name of the member.</summary>
    /// <returns>The name.</returns>
    public sealed override string ToString() => Member.Name;

    private protected RowFilter Condition(RowOperator @operator, object? operand = null) => new RowCondition(Member, @operator, operand);

    private protected RowFilter Equality(object? operand) => operand is null ? Condition(RowOperator.Empty) : Condition(RowOperator.Equal, operand);

    private protected RowFilter Inequality(object? operand) => operand is null ? Condition(RowOperator.NotEmpty) : Condition(RowOperator.NotEqual, operand);

    private protected RowFilter Order(RowOperator @operator, object? operand) =>
        Condition(@operator, operand ?? throw new ArgumentNullException(nameof(operand), $"{Member.Name} cannot be ordered against null. For empty cells write {Member.Name} == null."));
}
