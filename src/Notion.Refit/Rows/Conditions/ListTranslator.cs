using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Conditions;

/// <summary>Translates conditions on columns that have several values: multi-selects, and rollups that show the values of related pages.</summary>
/// <remarks>
/// "All values meet it" is "no value meets its opposite", which an empty list meets too, as in C#. Notion's own "every" is not met by an empty
/// rollup; it is needed only for what has no opposite.
/// </remarks>
internal static class ListTranslator
{
    /// <summary>Translates "any value meets" and "all values meet".</summary>
    public static FilterNode Translate(BoundColumn column, bool isAll, RowFilter inner, bool negated, RowFilter condition)
    {
        if (column.Type is "multi_select")
            return MultiSelect(column, isAll, inner, negated, condition);
        if (!column.IsArray)
            throw new NotionRowSchemaException($"Column '{column.Name}' is of the kind {column.Type} and does not have several values. Condition: {condition}");

        BoundColumn element = column.Element;
        if (!isAll)
            return Quantify(inner.ToNode(_ => element, negated: false), negated ? Quantifier.None : Quantifier.Any, condition);
        if (negated || element.SkipsEmpty || inner is not RowCondition { Operator: RowOperator.StartsWith or RowOperator.EndsWith })
            return Quantify(inner.ToNode(_ => element, negated: true), negated ? Quantifier.Any : Quantifier.None, condition);
        return FilterNode.Group(
            isAnd: false,
            Quantify(inner.ToNode(_ => element, negated: false), Quantifier.Every, condition),
            NoElements(element, condition));
    }

    /// <summary>Translates a comparison of the whole cell of a rollup that shows values.</summary>
    public static FilterNode Cell(BoundColumn column, RowOperator @operator, object? operand, RowCondition condition)
    {
        BoundColumn element = column.Element;
        bool isList = column.Member.Kind is RowMemberKind.Options or RowMemberKind.Numbers or RowMemberKind.Dates or RowMemberKind.People or RowMemberKind.Relations;
        switch (@operator)
        {
            // Texts count where they are empty, too: the member shows them.
            case RowOperator.Empty when isList && !element.SkipsEmpty && element.Member.Kind is RowMemberKind.Text:
                return NoElements(element, condition);
            case RowOperator.NotEmpty when isList && !element.SkipsEmpty && element.Member.Kind is RowMemberKind.Text:
                return FilterNode.Group(isAnd: false, Of(RowOperator.NotEmpty, null, Quantifier.Any), Of(RowOperator.Empty, null, Quantifier.Any));
            case RowOperator.Empty:
                return Of(RowOperator.NotEmpty, null, Quantifier.None);
            case RowOperator.Contains or RowOperator.NotContains when element.Member.Kind is RowMemberKind.Text or RowMemberKind.Option && isList:
                return Of(RowOperator.AnyOf, operand, @operator is RowOperator.Contains ? Quantifier.Any : Quantifier.None);
            case RowOperator.NotEqual:
                return Of(RowOperator.Equal, operand, Quantifier.None);
            case RowOperator.NotContains:
                return Of(RowOperator.Contains, operand, Quantifier.None);
            case RowOperator.NoneOf:
                return Of(RowOperator.AnyOf, operand, Quantifier.None);
            default:
                return Of(@operator, operand, Quantifier.Any);
        }

        FilterNode Of(RowOperator inner, object? value, Quantifier quantifier) =>
            Quantify(ConditionTranslator.Translate(element, inner, value, negated: false, condition), quantifier, condition);
    }

    // A rollup without related pages: no value is empty, and none is not.
    private static FilterNode NoElements(BoundColumn element, RowFilter condition)
    {
        var empty = new RowCondition(element.Member, RowOperator.Empty, operand: null);
        var notEmpty = new RowCondition(element.Member, RowOperator.NotEmpty, operand: null);
        return FilterNode.Group(
            isAnd: true,
            Quantify(empty.ToNode(_ => element, negated: false), Quantifier.None, condition),
            Quantify(notEmpty.ToNode(_ => element, negated: false), Quantifier.None, condition));
    }

    // Of a multi-select Notion asks only whether an option is chosen.
    private static FilterNode MultiSelect(BoundColumn column, bool isAll, RowFilter inner, bool negated, RowFilter condition)
    {
        if (isAll || inner is not RowCondition { Operator: RowOperator.Equal or RowOperator.AnyOf } chosen)
            throw new NotionRowSchemaException($"Of the multi-select '{column.Name}', Notion can only be asked whether an option is chosen. Condition: {condition}");
        return ConditionTranslator.Translate(column, RowOperator.Contains, chosen.Operand, negated, chosen);
    }

    private static FilterNode Quantify(FilterNode node, Quantifier quantifier, RowFilter condition)
    {
        if (node.Leaf is PropertyFilter { Condition: { } leaf } filter)
        {
            // Unlike conditions on columns, those on values do not name their kind apart.
            leaf.OmitType();
            return FilterNode.Of(new PropertyFilter(filter.Property, quantifier switch
            {
                Quantifier.Any => new RollupCondition { Any = leaf },
                Quantifier.Every => new RollupCondition { Every = leaf },
                _ => new RollupCondition { None = leaf },
            }));
        }

        // One value meets a or b if one meets a or one meets b; that is not so with and.
        if (node.IsAnd != (quantifier is Quantifier.Every))
            throw new NotionRowSchemaException($"Notion compares the values of a rollup by one comparison each, so that this condition cannot be asked: {condition}");
        return FilterNode.Group(isAnd: quantifier is not Quantifier.Any, node.Entries.Select(entry => Quantify(entry, quantifier, condition)));
    }
}
