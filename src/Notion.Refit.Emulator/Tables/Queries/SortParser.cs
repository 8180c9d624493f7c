using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>Turns the JSON of sorts into an order of rows.</summary>
internal static class SortParser
{
    private const int MostSorts = 100;

    /// <summary>Reads sorts; the first one counts most. Rows that are equal in all of them stay in the order they come in.</summary>
    /// <exception cref="ApiException">A sort is malformed, or names a property that does not exist.</exception>
    public static IComparer<IQueryRow> Parse(BodyPart sorts, QueryScope scope)
    {
        Comparison<IQueryRow>[] keys = [.. sorts.Items.Select(sort => ParseKey(sort, scope))];
        if (keys.Length > MostSorts)
            throw ApiErrors.FailedValidation("body", ApiErrors.LengthShouldBeAtMost(sorts.Path, MostSorts, keys.Length));
        return Comparer<IQueryRow>.Create((left, right) =>
        {
            foreach (Comparison<IQueryRow> key in keys)
            {
                int order = key(left, right);
                if (order != 0)
                    return order;
            }

            return 0;
        });
    }

    private static Comparison<IQueryRow> ParseKey(BodyPart sort, QueryScope scope)
    {
        sort.AsObject();
        BodyPart direction = sort.Get("direction");
        bool descending = direction.AsString() switch
        {
            "ascending" => false,
            "descending" => true,
            _ => throw direction.ShouldBe("`\"ascending\"` or `\"descending\"`"),
        };

        if (sort.TryGet("property", out BodyPart property))
        {
            string given = property.AsString();
            QueryProperty found = scope.FindProperty(given) ?? throw ApiErrors.SortPropertyNotFound(given);
            return (left, right) => CellOrder.Compare(left[found.Column], right[found.Column], descending);
        }

        if (sort.TryGet("timestamp", out BodyPart timestamp))
        {
            Func<IQueryRow, DateTimeOffset> timeOf = timestamp.AsString() switch
            {
                "created_time" => row => row.CreatedTime,
                "last_edited_time" => row => row.LastEditedTime,
                _ => throw timestamp.ShouldBe("`\"created_time\"` or `\"last_edited_time\"`"),
            };
            return (left, right) => descending ? timeOf(right).CompareTo(timeOf(left)) : timeOf(left).CompareTo(timeOf(right));
        }

        throw ApiErrors.FailedValidation("body", [ApiErrors.ShouldBeDefined($"{sort.Path}.property"), ApiErrors.ShouldBeDefined($"{sort.Path}.timestamp")]);
    }
}
