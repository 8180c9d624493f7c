using System.Globalization;
using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Columns;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Conditions;

/// <summary>Translates comparisons for the kind of the column.</summary>
/// <remarks>
/// A negated comparison is met by empty cells, as in C#. Notion's own negations (does not equal, does not contain) include empty cells; the
/// opposite of an order does not, so that "or is empty" is added.
/// </remarks>
internal static class ConditionTranslator
{
    public static FilterNode Translate(BoundColumn column, RowOperator @operator, object? operand, bool negated, RowCondition condition)
    {
        if (!negated)
            return Positive(column, @operator, operand, condition);
        return @operator switch
        {
            RowOperator.Less => OrEmpty(RowOperator.GreaterOrEqual),
            RowOperator.LessOrEqual => OrEmpty(RowOperator.Greater),
            RowOperator.Greater => OrEmpty(RowOperator.LessOrEqual),
            RowOperator.GreaterOrEqual => OrEmpty(RowOperator.Less),
            _ when Opposite(@operator) is { } opposite => Positive(column, opposite, operand, condition),
            _ => throw new NotionRowSchemaException($"Notion has no opposite of this condition, so that it cannot be negated: {condition}"),
        };

        FilterNode OrEmpty(RowOperator opposite) => column.SkipsEmpty
            ? Positive(column, opposite, operand, condition)
            : FilterNode.Group(isAnd: false, Positive(column, opposite, operand, condition), Positive(column, RowOperator.Empty, operand: null, condition));
    }

    public static FilterNode Checkbox(BoundColumn column, bool isChecked)
    {
        // Not "equals false", which leaves out the rows where a formula has no result.
        CheckboxComparison comparison = isChecked ? new() { EqualTo = true } : new() { DoesNotEqual = true };
        return Leaf(column, column.Type is "formula" ? new FormulaCondition { Checkbox = comparison } : new CheckboxCondition(comparison));
    }

    private static RowOperator? Opposite(RowOperator @operator) => @operator switch
    {
        RowOperator.Equal => RowOperator.NotEqual,
        RowOperator.NotEqual => RowOperator.Equal,
        RowOperator.Contains => RowOperator.NotContains,
        RowOperator.NotContains => RowOperator.Contains,
        RowOperator.AnyOf => RowOperator.NoneOf,
        RowOperator.Empty => RowOperator.NotEmpty,
        RowOperator.NotEmpty => RowOperator.Empty,
        _ => null,
    };

    private static FilterNode Positive(BoundColumn column, RowOperator @operator, object? operand, RowCondition condition)
    {
        if (column.IsArray)
            return ListTranslator.Cell(column, @operator, operand, condition);

        switch (column.Member.Kind, column.Type)
        {
            case (RowMemberKind.Text, "multi_select"):
                return TextOfMultiSelect(column, @operator, operand, condition);
            case (RowMemberKind.Text, "select" or "status"):
                return Options(column, @operator, operand switch { string one => [one], string[] many => many, _ => [] }, condition);
            case (RowMemberKind.Option, _):
                return Options(column, @operator, operand is null ? [] : column.Options!.NamesOf(operand), condition);
            case (RowMemberKind.Options, "multi_select") when @operator is RowOperator.NotEqual or RowOperator.NoneOf:
                throw Unsupported(column, condition);
            case (RowMemberKind.Options, "multi_select"):
                return MultiSelect(column, @operator, operand switch { null => [], string one => [one], string[] names => names, _ => column.Options!.NamesOf(operand) });
            case (RowMemberKind.Text or RowMemberKind.RichText, "unique_id"):
                return UniqueId(column, @operator, operand, condition);
            case (RowMemberKind.Text or RowMemberKind.RichText, "title" or "rich_text" or "url" or "email" or "phone_number" or "formula"):
                return Text(column, @operator, operand);
            case (RowMemberKind.Number, _):
                return Number(column, @operator, operand);
            case (RowMemberKind.Date, _):
                return Date(column, @operator, operand);
            case (RowMemberKind.Person or RowMemberKind.People, _):
                return People(column, @operator, operand);
            case (RowMemberKind.Relation or RowMemberKind.Relations, _):
                return Relation(column, @operator, operand);
            case (RowMemberKind.Files, _):
                return Leaf(column, new FilesCondition(@operator is RowOperator.Empty ? new() { IsEmpty = true } : new() { IsNotEmpty = true }));
            case (RowMemberKind.Verification, _):
                var status = (VerificationFilterStatus)operand!;
                return Leaf(column, @operator is RowOperator.Equal ? new VerificationCondition { Status = status } : new VerificationCondition { DoesNotEqual = status });
            default:
                throw Unsupported(column, condition);
        }
    }

    // A text member over related multi-selects, of which Notion asks only whether an option is chosen.
    private static FilterNode TextOfMultiSelect(BoundColumn column, RowOperator @operator, object? operand, RowCondition condition) => @operator switch
    {
        RowOperator.Equal => MultiSelect(column, @operator, [(string)operand!]),
        RowOperator.AnyOf => MultiSelect(column, @operator, (string[])operand!),
        RowOperator.Empty or RowOperator.NotEmpty => MultiSelect(column, @operator, []),
        _ => throw Unsupported(column, condition),
    };

    private static FilterNode Text(BoundColumn column, RowOperator @operator, object? operand)
    {
        if (@operator is RowOperator.AnyOf or RowOperator.NoneOf)
        {
            bool isAny = @operator is RowOperator.AnyOf;
            return FilterNode.Group(!isAny, ((string[])operand!).Select(text => Text(column, isAny ? RowOperator.Equal : RowOperator.NotEqual, text)));
        }

        string? value = (string?)operand;
        TextComparison comparison = @operator switch
        {
            RowOperator.Equal => new() { EqualTo = value },
            RowOperator.NotEqual => new() { DoesNotEqual = value },
            RowOperator.Contains => new() { Contains = value },
            RowOperator.NotContains => new() { DoesNotContain = value },
            RowOperator.StartsWith => new() { StartsWith = value },
            RowOperator.EndsWith => new() { EndsWith = value },
            RowOperator.Empty => new() { IsEmpty = true },
            _ => new() { IsNotEmpty = true },
        };
        return Leaf(column, column.Type switch
        {
            "title" => new TitleCondition(comparison),
            "url" => new UrlCondition(comparison),
            "email" => new EmailCondition(comparison),
            "phone_number" => new PhoneNumberCondition(comparison),
            "formula" => new FormulaCondition { String = comparison },
            _ => new RichTextCondition(comparison),
        });
    }

    private static FilterNode UniqueId(BoundColumn column, RowOperator @operator, object? operand, RowCondition condition)
    {
        string[] texts = operand switch { string one => [one], string[] many => many, _ => [] };
        double[] numbers =
        [
            .. texts.Select(text => long.TryParse(text.AsSpan(text.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? number
                : throw new NotionRowSchemaException($"'{text}' is not a unique id such as TASK-12. Condition: {condition}")),
        ];
        return @operator switch
        {
            RowOperator.AnyOf or RowOperator.NoneOf => Number(column, @operator, numbers),
            RowOperator.Equal or RowOperator.NotEqual => Number(column, @operator, numbers[0]),
            RowOperator.Empty or RowOperator.NotEmpty => Number(column, @operator, operand: null),
            _ => throw Unsupported(column, condition),
        };
    }

    private static FilterNode Number(BoundColumn column, RowOperator @operator, object? operand)
    {
        if (@operator is RowOperator.AnyOf or RowOperator.NoneOf)
        {
            bool isAny = @operator is RowOperator.AnyOf;
            return FilterNode.Group(!isAny, ((double[])operand!).Select(number => Number(column, isAny ? RowOperator.Equal : RowOperator.NotEqual, number)));
        }

        if (@operator is RowOperator.NotEqual && column.SkipsEmpty)
            return FilterNode.Group(isAnd: false, Number(column, RowOperator.Less, operand), Number(column, RowOperator.Greater, operand));
        double? value = (double?)operand;
        NumberComparison comparison = @operator switch
        {
            RowOperator.Equal => new() { EqualTo = value },
            RowOperator.NotEqual => new() { DoesNotEqual = value },
            RowOperator.Less => new() { LessThan = value },
            RowOperator.LessOrEqual => new() { LessThanOrEqualTo = value },
            RowOperator.Greater => new() { GreaterThan = value },
            RowOperator.GreaterOrEqual => new() { GreaterThanOrEqualTo = value },
            RowOperator.Empty => new() { IsEmpty = true },
            _ => new() { IsNotEmpty = true },
        };
        return Leaf(column, column.Type switch
        {
            "unique_id" => new UniqueIdCondition(comparison),
            "formula" => new FormulaCondition { Number = comparison },
            "rollup" => new RollupCondition { Number = comparison },
            _ => new NumberCondition(comparison),
        });
    }

    private static FilterNode Date(BoundColumn column, RowOperator @operator, object? operand)
    {
        // Notion has no "does not equal" for dates.
        if (@operator is RowOperator.NotEqual)
        {
            FilterNode other = FilterNode.Group(isAnd: false, Date(column, RowOperator.Less, operand), Date(column, RowOperator.Greater, operand));
            return column.SkipsEmpty ? other : FilterNode.Group(isAnd: false, other, Date(column, RowOperator.Empty, operand: null));
        }

        FilterDate? date = ((RowDate?)operand)?.Date;
        DateComparison comparison = @operator switch
        {
            RowOperator.Equal => new() { EqualTo = date },
            RowOperator.Less => new() { Before = date },
            RowOperator.LessOrEqual => new() { OnOrBefore = date },
            RowOperator.Greater => new() { After = date },
            RowOperator.GreaterOrEqual => new() { OnOrAfter = date },
            RowOperator.ThisWeek => new() { ThisWeek = new EmptyObject() },
            RowOperator.PastWeek => new() { PastWeek = new EmptyObject() },
            RowOperator.PastMonth => new() { PastMonth = new EmptyObject() },
            RowOperator.PastYear => new() { PastYear = new EmptyObject() },
            RowOperator.NextWeek => new() { NextWeek = new EmptyObject() },
            RowOperator.NextMonth => new() { NextMonth = new EmptyObject() },
            RowOperator.NextYear => new() { NextYear = new EmptyObject() },
            RowOperator.Empty => new() { IsEmpty = true },
            _ => new() { IsNotEmpty = true },
        };
        return Leaf(column, column.Type switch
        {
            "created_time" => new CreatedTimeCondition(comparison),
            "last_edited_time" => new LastEditedTimeCondition(comparison),
            "formula" => new FormulaCondition { Date = comparison },
            "rollup" => new RollupCondition { Date = comparison },
            _ => new DateCondition(comparison),
        });
    }

    private static FilterNode Options(BoundColumn column, RowOperator @operator, IReadOnlyList<string> names, RowCondition condition)
    {
        switch (@operator)
        {
            case RowOperator.Empty:
                return Option(column, new() { IsEmpty = true });
            case RowOperator.NotEmpty:
                return Option(column, new() { IsNotEmpty = true });
            case RowOperator.Equal or RowOperator.AnyOf:
                FilterNode any = Option(column, new() { EqualTo = names });
                return Namesakes(column, names) is { Count: > 0 } others ? FilterNode.Group(isAnd: true, any, Option(column, new() { DoesNotEqual = others })) : any;
            case RowOperator.NotEqual or RowOperator.NoneOf when column.SkipsEmpty && column.Choices.Any(choice => !names.Contains(choice.Name, StringComparer.Ordinal)):
                return Option(column, new() { EqualTo = [.. column.Choices.Select(static choice => choice.Name!).Except(names, StringComparer.Ordinal)] });
            case RowOperator.NotEqual or RowOperator.NoneOf:
                FilterNode none = Option(column, new() { DoesNotEqual = names });
                return Namesakes(column, names) is { Count: > 0 } same ? FilterNode.Group(isAnd: false, none, Option(column, new() { EqualTo = same })) : none;
            default:
                throw Unsupported(column, condition);
        }
    }

    // Notion takes the name of a status group, too, and then means all of its options: those that are not asked for are excluded.
    private static List<string> Namesakes(BoundColumn column, IReadOnlyList<string> names) => column.Schema is not StatusSchema states
        ? []
        :
        [
            .. states.Groups.Where(group => names.Contains(group.Name, StringComparer.Ordinal))
                .SelectMany(group => states.Options.Where(option => option.Id is { } id && group.OptionIds.Contains(id, StringComparer.Ordinal)))
                .Select(option => option.Name!)
                .Where(name => !names.Contains(name, StringComparer.Ordinal)),
        ];

    private static FilterNode Option(BoundColumn column, OptionComparison comparison) =>
        Leaf(column, column.Type is "status" ? new StatusCondition(comparison) : new SelectCondition(comparison));

    private static FilterNode MultiSelect(BoundColumn column, RowOperator @operator, IReadOnlyList<string> names) => Leaf(column, new MultiSelectCondition(@operator switch
    {
        RowOperator.Contains or RowOperator.Equal or RowOperator.AnyOf => new() { Contains = names },
        RowOperator.NotContains => new() { DoesNotContain = names },
        RowOperator.Empty => new() { IsEmpty = true },
        _ => new() { IsNotEmpty = true },
    }));

    private static FilterNode People(BoundColumn column, RowOperator @operator, object? operand)
    {
        FilterUser? user = operand switch
        {
            UserId id => (FilterUser)id,
            FilterUser word => word,
            _ => default(FilterUser?),
        };
        PeopleComparison comparison = @operator switch
        {
            RowOperator.Contains => new() { Contains = user },
            RowOperator.NotContains => new() { DoesNotContain = user },
            RowOperator.Empty => new() { IsEmpty = true },
            _ => new() { IsNotEmpty = true },
        };
        return Leaf(column, column.Type switch
        {
            "created_by" => new CreatedByCondition(comparison),
            "last_edited_by" => new LastEditedByCondition(comparison),
            _ => new PeopleCondition(comparison),
        });
    }

    private static FilterNode Relation(BoundColumn column, RowOperator @operator, object? operand) => Leaf(column, @operator switch
    {
        RowOperator.Contains => new RelationCondition { Contains = (PageId)operand! },
        RowOperator.NotContains => new RelationCondition { DoesNotContain = (PageId)operand! },
        RowOperator.Empty => new RelationCondition { IsEmpty = true },
        _ => new RelationCondition { IsNotEmpty = true },
    });

    private static FilterNode Leaf(BoundColumn column, FilterCondition condition) => FilterNode.Of(new PropertyFilter(column.Id.Value, condition));

    private static NotionRowSchemaException Unsupported(BoundColumn column, RowCondition condition) =>
        new($"Column '{column.Name}' is of the kind {column.Type}, for which Notion does not have this condition: {condition}");
}
