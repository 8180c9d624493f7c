using System.Collections;
using System.Globalization;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Conditions;

/// <summary>A comparison of a column.</summary>
internal sealed class RowCondition(RowMember member, RowOperator @operator, object? operand) : RowFilter
{
    internal override IEnumerable<RowMember> Members => [member];

    public RowOperator Operator => @operator;

    public object? Operand => operand;

    internal override FilterNode ToNode(ColumnLookup columns, bool negated) => ConditionTranslator.Translate(columns(member), @operator, operand, negated, this);

    private protected override string Text(bool isOperand) => @operator switch
    {
        RowOperator.Equal when operand is Array { Length: > 1 } => $"{member.Name}.IsAnyOf({Show(operand)})",
        RowOperator.Equal => $"{member.Name} == {Show(operand)}",
        RowOperator.NotEqual => $"{member.Name} != {Show(operand)}",
        RowOperator.Less => $"{member.Name} < {Show(operand)}",
        RowOperator.LessOrEqual => $"{member.Name} <= {Show(operand)}",
        RowOperator.Greater => $"{member.Name} > {Show(operand)}",
        RowOperator.GreaterOrEqual => $"{member.Name} >= {Show(operand)}",
        RowOperator.Empty => $"{member.Name} == null",
        RowOperator.NotEmpty => $"{member.Name} != null",
        RowOperator.NotContains => $"!{member.Name}.Contains({Show(operand)})",
        RowOperator.Contains or RowOperator.StartsWith or RowOperator.EndsWith => $"{member.Name}.{@operator}({Show(operand)})",
        RowOperator.AnyOf => $"{member.Name}.IsAnyOf({Show(operand)})",
        _ => $"{member.Name}.Is{@operator}()",
    };

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable many => string.Join(", ", many.Cast<object?>().Select(Show)),
        IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
